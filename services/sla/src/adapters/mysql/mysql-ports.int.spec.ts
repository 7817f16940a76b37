import type { AddressInfo } from 'node:net';
import { AuditTrail } from '@hotline/platform/crypto';
import { Outbox } from '@hotline/platform/messaging';
import { DatabaseClock, type Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { serveMetrics } from '@hotline/platform/telemetry';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openUseCases } from '../../app/use-cases.js';
import { assigned, hour, minute, newNumber, opened } from '../../testing/samples.js';
import { portsSuite } from '../../testing/ports-suite.js';
import { clockTimer } from '../timer/clock-timer.js';
import { migrations } from './migrations/index.js';
import { countDue, observeBacklog } from './observe-clocks.js';
import { openPorts } from './open-ports.js';

let server: Server;
let database: TestDatabase;
let clock: DatabaseClock;
beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
  clock = await new DatabaseClock(database.unitOfWork).start();
});
afterAll(async () => {
  clock.stop();
  await database.drop();
  await server.close();
});

/** Empty tables, and as many processes over them as are asked for. */
async function open() {
  const { unitOfWork } = database;
  for (const table of ['clocks', 'matters', 'extensions', 'policies', 'outbox']) await unitOfWork.execute(`DELETE FROM ${table}`);
  await unitOfWork.execute('TRUNCATE TABLE calendars');
  const process = () => {
    const outbox = new Outbox(unitOfWork, { service: 'sla', clock });
    return openPorts({ unitOfWork, outbox, clock, audit: new AuditTrail(unitOfWork, Buffer.alloc(32)) });
  };
  const said = () => unitOfWork.query<{ type: string; key: string }>('SELECT type, message_key AS `key` FROM outbox ORDER BY id');
  return { ports: process(), again: process, said, run: <T>(work: () => Promise<T>) => unitOfWork.run(work) };
}

portsSuite(open);

const now = () => clock.now().getTime();
const breaches = (said: { type: string }[]) => said.filter(({ type }) => type === 'ClockBreached').length;
/** Late since long: sign, first reply, unit close, order reply and order close are due. */
const lateOrder = (number = newNumber()) => [
  opened(number, now() - 9 * hour, { urgency: 'critical' }),
  assigned(number, now() - 9 * hour, { mayReturn: false }),
];

describe('workers', () => {
  it('fire two thousand due clocks once each, two at a time', async () => {
    const { ports, again, said, run } = await open();
    const { applyFact } = openUseCases(ports);
    for (let batch = 0; batch < 10; batch++)
      await run(async () => {
        for (let n = 0; n < 40; n++) for (const fact of lateOrder()) await applyFact.execute(fact);
      });
    expect(await countDue(database.unitOfWork)).toBe(2_000);
    const drain = async ({ matters }: typeof ports) => {
      while ((await countDue(database.unitOfWork)) > 0) await matters.fireDue(50);
    };
    await Promise.all([drain(ports), drain(again())]);
    expect(breaches(await said())).toBe(2_000);
  });

  it('tell at once what was missed while none was there, and of it only the highest', async () => {
    const { ports, again, said } = await open();
    const { applyFact } = openUseCases(ports);
    const warned = newNumber();
    await applyFact.execute(opened(warned, now() - 110 * minute, { urgency: 'critical', process: 'inform' }));
    for (const fact of lateOrder()) await applyFact.execute(fact);
    const timer = clockTimer(openUseCases(again()).fireClocks);
    await timer.start();
    await vi.waitFor(async () => expect(await countDue(database.unitOfWork)).toBe(0), { timeout: 5_000 });
    await timer.stop();
    const after = await said();
    expect(breaches(after)).toBe(5 + 1);
    expect(after.filter(({ type }) => type === 'ClockWarned')).toEqual([{ type: 'ClockWarned', key: warned }]);
    expect((await ports.matters.find(warned))!.clocks[`${warned}/order_close/${warned}/1`]).toMatchObject({ warned: 90, warnings: [] });
  });

  it('let what happens meanwhile go first or after, never both', async () => {
    const { ports, again, said } = await open();
    const { applyFact } = openUseCases(ports);
    const other = again();
    for (let n = 0; n < 40; n++) {
      const facts = lateOrder();
      for (const fact of facts) await applyFact.execute(fact);
      const { number } = facts[0]!;
      const contact = { type: 'CitizenContacted', number, at: now(), assignmentId: `${number}/a1` } as const;
      await Promise.all([applyFact.execute(contact), other.matters.fireDue(10), n % 2 === 0 ? other.matters.fireDue(3) : undefined]);
      await other.matters.fireDue(10);
      const clocks = Object.values((await ports.matters.find(number))!.clocks);
      expect(clocks.filter(({ breach }) => breach !== undefined)).toHaveLength(5);
      expect(
        clocks
          .filter(({ state }) => state === 'met')
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(['dispatch', 'first_reply', 'order_reply', 'sign']);
    }
    expect(breaches(await said())).toBe(40 * 5);
  });

  it('wait for whoever holds the matter, and pass over its clocks meanwhile', async () => {
    const { ports, again, run, said } = await open();
    const { applyFact } = openUseCases(ports);
    const facts = lateOrder();
    for (const fact of facts) await applyFact.execute(fact);
    const { number } = facts[0]!;
    const held = Promise.withResolvers<void>();
    const meanwhile = held.promise.then(() => again().matters.fireDue(10)); // registered out here: not in the transaction below
    await run(async () => {
      await applyFact.execute({ type: 'OrderVoided', number, at: now() });
      held.resolve();
      expect(await meanwhile).toBe(0);
    });
    expect(await again().matters.fireDue(10)).toBe(0);
    expect(breaches(await said())).toBe(5);
  });

  it('measure how late they were', async () => {
    const { ports } = await open();
    const metrics = await serveMetrics(0);
    const { port } = metrics.address() as AddressInfo;
    const read = async (name: string) => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(name))
          ?.split(' ')
          .at(-1) ?? 0,
      );
    };
    const counted = 'hotline_clock_lateness_seconds_count{kind="order_close"}';
    const before = await read(counted);
    observeBacklog(database.unitOfWork);
    for (const fact of lateOrder()) await openUseCases(ports).applyFact.execute(fact);
    expect(await read('hotline_clocks_due')).toBe(5);
    await ports.matters.fireDue(10);
    expect((await read(counted)) - before).toBe(1);
    expect(await read('hotline_clocks_due')).toBe(0);
    metrics.close();
  });
});
