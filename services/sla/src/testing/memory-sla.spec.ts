import { MemoryBus, MemoryUnitOfWork } from '@hotline/platform/testing';
import { encodeEvent, type HotlineEvent } from '@hotline/proto/events';
import { expect, it } from 'vitest';
import { openMemoryPorts, openMemorySla } from './memory-sla.js';
import { portsSuite } from './ports-suite.js';
import { hour, newNumber, opened } from './samples.js';

portsSuite(async () => {
  const uow = new MemoryUnitOfWork();
  const bus = new MemoryBus();
  const ports = openMemoryPorts(uow, bus.outbox('sla', uow), { now: () => new Date('2026-11-23T09:00:00+08:00') });
  return { ports, run: (work) => uow.run(work), said: async () => bus.sent.map(({ type, key }) => ({ type, key })) };
});

it('sla in memory hears, fires and says as the real one does', async () => {
  const uow = new MemoryUnitOfWork();
  const bus = new MemoryBus({ duplicates: 1 });
  let now = new Date('2026-11-23T09:00:00+08:00');
  const sla = openMemorySla(uow, bus.outbox('sla', uow), { now: () => now });
  bus.subscribe(sla.subscription, uow);
  const handling = bus.outbox('handling', uow);
  const number = newNumber();
  const { type, at, ...fields } = opened(number, now.getTime(), { urgency: 'critical' });
  const payload = encodeEvent({ type, at: new Date(at), round: 1, ...fields } as HotlineEvent<'OrderOpened'>);
  await uow.run(() => handling.append([{ topic: 'order', type, key: number, payload }]));
  await bus.deliver();
  now = new Date(at + 3 * hour);
  await sla.fireDue();
  const told = bus.sent.filter(({ topic }) => topic === 'sla.clock').map((event) => event.type);
  expect(told).toEqual([...Array<string>(3).fill('ClockStarted'), ...Array<string>(3).fill('ClockBreached')]);
  expect((await sla.use.getClocks.execute(number)).map(({ breach }) => breach?.foundAt)).toEqual(Array(3).fill(now.getTime()));
});
