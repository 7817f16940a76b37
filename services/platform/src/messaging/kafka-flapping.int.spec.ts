// The way to the broker comes and goes while facts are on it.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../mysql/index.js';
import { freePort, openProxy, testServer } from '../testing/index.js';
import { runFolder } from '../testing/private-part.js';
import { runScript } from '../testing/repository.js';
import { KafkaTransport } from './kafka-transport.js';
import { openStage, quiet, topics, type Stage } from './testing/stage.js';

const folder = join(runFolder(), `flapping-kafka-${randomBytes(3).toString('hex')}`);
const port = await freePort(3);
const proxy = await openProxy({ target: { host: '127.0.0.1', port: port + 2 } });
const broker = await runScript('kafka', 'start', folder, '--port', String(port), '--door', `${port + 2}:${proxy.port}`).catch(
  (error: Error) =>
    void process.stderr.write(`\nSKIPPED: a way that flaps, because no broker can be started here: ${error.message.trim()}\n\n`),
);

describe.skipIf(!broker)('a way to the broker that flaps', () => {
  let server: Server;
  let stage: Stage;

  beforeAll(async () => {
    server = await testServer();
    const tenant = `t${randomBytes(4).toString('hex')}`;
    stage = await openStage(server, () => new KafkaTransport({ brokers: [`127.0.0.1:${proxy.port}`], tenant, topics, log: quiet }));
  });
  afterAll(async () => {
    await stage.close();
    await server.close();
    await proxy.close();
    await runScript('kafka', 'stop', folder);
    await rm(folder, { recursive: true, force: true });
  });

  it('loses nothing, doubles nothing, keeps the order, and everybody is back soon after it is whole', async () => {
    const keys = Array.from({ length: 12 }, (_, key) => `key-${key}`);
    await Promise.all([1, 2].map(() => stage.listen(() => pause(2))));
    let sent = 0;
    const send = async () => {
      await Promise.all(keys.map((key) => stage.senders.orders.send(key, String(sent))));
      sent += 1;
    };
    for (let n = 0; n < 10; n++) await send();
    proxy.disturb({ kind: 'flap', upMs: 900, downMs: 700 });
    for (const until = Date.now() + 15_000; Date.now() < until; await pause(100)) await send();
    proxy.heal();
    const all = Array.from({ length: sent }, (_, n) => String(n));
    const applied = async () => (await stage.applied()).length;
    await expect.poll(applied, { timeout: 45_000, interval: 200 }).toBe(sent * keys.length);
    for (const key of keys) expect(await stage.applied(key)).toEqual(all);
  }, 90_000);
});
