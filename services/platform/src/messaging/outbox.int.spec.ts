import { expect, it } from 'vitest';
import { withDatabase } from '../testing/with-database.js';
import { largestPayload, Outbox } from './outbox.js';

const database = withDatabase();
const clock = { now: () => new Date('2026-11-23T08:00:00.123Z') };
const event = (payload: Buffer) => ({ topic: 'order', type: 'Said', key: 'a', payload });

it('says how much waits, and since when', async () => {
  const outbox = new Outbox(database.uow, { service: 'orders', clock });
  expect(await outbox.backlog()).toEqual({ waiting: 0, oldest: undefined });
  await outbox.append([event(Buffer.from('1')), event(Buffer.from('2'))]);
  expect(await outbox.backlog()).toEqual({ waiting: 2, oldest: clock.now() });
});

it('refuses what no broker would carry, together with the change that it is about', async () => {
  const outbox = new Outbox(database.uow, { service: 'orders', clock });
  const before = await outbox.backlog();
  const refused = database.uow.run(async () => {
    await outbox.append([event(Buffer.from('fits'))]);
    await outbox.append([event(Buffer.alloc(largestPayload + 1))]);
  });
  await expect(refused).rejects.toThrow('too many to leave');
  expect(await outbox.backlog()).toEqual(before);
});

it('wakes the relay after the commit only', async () => {
  let woken = 0;
  const outbox = new Outbox(database.uow, { service: 'orders', clock, wake: () => woken++ });
  await database.uow.run(async () => {
    await outbox.append([event(Buffer.from('1'))]);
    expect(woken).toBe(0);
  });
  expect(woken).toBe(1);
});
