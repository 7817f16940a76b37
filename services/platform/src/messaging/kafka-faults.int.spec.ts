// The broker is killed and started again while facts are on their way.
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer } from '../testing/index.js';
import { runFolder } from '../testing/private-part.js';
import { startBroker } from '../testing/test-kafka.js';
import { runScript } from '../testing/repository.js';
import type { Server } from '../mysql/index.js';
import { KafkaTransport } from './kafka-transport.js';
import { openStage, quiet, topics, type Stage } from './testing/stage.js';

const folder = join(runFolder(), `mortal-kafka-${randomBytes(3).toString('hex')}`);
const broker = await startBroker(folder).catch((error: Error) => {
  process.stderr.write(`\nSKIPPED: the broker that dies, because none can be started here: ${error.message.trim()}\n\n`);
});
const soon = { timeout: 60_000, interval: 100 };

describe.skipIf(!broker)('a broker that dies', () => {
  let server: Server;
  let stage: Stage;

  beforeAll(async () => {
    server = await testServer();
    const tenant = `t${randomBytes(4).toString('hex')}`;
    stage = await openStage(server, () => new KafkaTransport({ brokers: [broker!], tenant, topics, log: quiet }));
  });
  afterAll(async () => {
    await stage.close();
    await server.close();
    await runScript('kafka', 'stop', folder);
    await rm(folder, { recursive: true, force: true });
  });

  it('loses nothing, doubles nothing and keeps the order', async () => {
    await stage.listen();
    const { orders } = stage.senders;
    const send = async (from: number) => {
      for (let n = from; n < from + 30; n++) await Promise.all(['a', 'b', 'c'].map((key) => orders.send(key, String(n))));
    };
    await send(0);
    await expect.poll(async () => (await stage.applied('a')).length, soon).toBeGreaterThan(5);
    process.kill(Number(await readFile(join(folder, 'broker.pid'), 'utf8')), 'SIGKILL');
    await send(30);
    await pause(2_000);
    expect((await orders.outbox.backlog()).waiting).toBeGreaterThan(0);
    await runScript('kafka', 'start', folder, '--port', broker!.split(':')[1]!);
    await send(60);
    const all = Array.from({ length: 90 }, (_, n) => String(n));
    for (const key of ['a', 'b', 'c']) await expect.poll(() => stage.applied(key), soon).toEqual(all);
    expect(await orders.outbox.backlog()).toEqual({ waiting: 0, oldest: undefined });
  }, 120_000);
});
