// Two processes relay and listen; one after the other is killed with SIGKILL, at any step, and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer } from '../testing/index.js';
import type { Server } from '../mysql/index.js';
import { LocalTransport } from './local-transport.js';
import type { Orders } from './testing/mortal-process.js';
import { consumer, openStage, quiet, topics, type Stage } from './testing/stage.js';

const here = join(import.meta.dirname, 'testing');
const keys = ['a', 'b', 'c', 'd', 'e'];
const perKey = 120;

let server: Server;
let stage: Stage;
const alive = new Set<ChildProcess>();

beforeAll(async () => {
  server = await testServer();
  stage = await openStage(server, (databaseOf) => new LocalTransport({ subscribers: { [consumer]: topics }, databaseOf, log: quiet }));
  await stage.senders.orders.relay.stop();
});
afterAll(async () => {
  alive.forEach((child) => child.kill('SIGKILL'));
  await stage.close();
  await server.close();
});

async function startProcess(): Promise<ChildProcess> {
  const orders: Orders = {
    server: server.options,
    sender: stage.senders.orders.database.name,
    listener: stage.listener.name,
    consumer,
    topics,
  };
  const options = [
    '--disable-warning=ExperimentalWarning',
    '--experimental-transform-types',
    '--import',
    join(here, 'typescript-hooks.mjs'),
  ];
  const child = spawn(process.execPath, [...options, join(here, 'mortal-process.ts'), JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  alive.add(child);
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  alive.delete(child);
}

async function sendAll(): Promise<void> {
  for (let n = 1; n <= perKey; n++) {
    await Promise.all(keys.map((key) => stage.senders.orders.send(key, String(n))));
    await pause(20);
  }
}

it('apply every fact exactly once, in order, and leave nothing behind', async () => {
  const processes = [await startProcess(), await startProcess()];
  const sending = sendAll();
  for (let kills = 0; kills < 6; kills++) {
    await pause(150 + Math.random() * 300);
    const victim = kills % 2;
    await kill(processes[victim]!);
    processes[victim] = await startProcess();
  }
  await sending;
  const all = Array.from({ length: perKey }, (_, index) => String(index + 1));
  for (const key of keys) await expect.poll(() => stage.applied(key), { timeout: 60_000, interval: 100 }).toEqual(all);
  expect(await stage.senders.orders.outbox.backlog()).toEqual({ waiting: 0, oldest: undefined });
  expect(await stage.parkingLot.counts()).toEqual({ waiting: 0, parked: 0 });
}, 120_000);
