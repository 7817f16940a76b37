import { MemoryBus, MemoryUnitOfWork } from '@hotline/platform/testing';
import { encodeEvent, type EventType, type HotlineEvent } from '@hotline/proto/events';
import { expect, it } from 'vitest';
import { openMemoryHandling } from './memory-handling.js';
import { a, dispatcher, monday, number, opening } from './story.js';

it('handling in memory hears, acts and says as the real one does', async () => {
  const uow = new MemoryUnitOfWork();
  const bus = new MemoryBus({ duplicates: 1 });
  const { orders, use, subscription } = openMemoryHandling(uow, bus.outbox('handling', uow), { now: () => monday }, { units: ['water'] });
  bus.subscribe(subscription, uow);
  const tell = async (service: string, topic: string, type: EventType, fields: object) => {
    const event = { type, number, at: monday, actor: dispatcher, ...fields } as unknown as HotlineEvent;
    await uow.run(() => bus.outbox(service, uow).append([{ topic, type, key: number, payload: encodeEvent(event) }]));
    await bus.deliver();
  };

  await tell('intake', 'appeal', 'AppealAccepted', opening);
  const dispatch = {
    dispatchId: `${number}/d1`,
    lead: 'water',
    assists: [],
    urgency: '',
    inform: false,
    round: 1,
    finalUnits: [],
    reason: '',
  };
  await tell('dispatch', 'order', 'OrderDispatched', dispatch);
  await uow.run(() => use.workOnAssignment.sign(`${number}/a1`, a('handler', 'water')));

  expect(await orders.find(number)).toMatchObject({ state: 'in_progress', assignments: [{ state: 'signed' }] });
  expect(bus.sent.filter(({ topic }) => topic === 'handling.order').map(({ type }) => type)).toEqual([
    'OrderOpened',
    'AssignmentOpened',
    'AssignmentSigned',
  ]);
  expect(bus.parked).toEqual([]);
});

it('what rests is not due in the worklists, though it is moved', async () => {
  const uow = new MemoryUnitOfWork();
  const bus = new MemoryBus();
  const { subscription, dues } = openMemoryHandling(uow, bus.outbox('handling', uow), { now: () => monday }, { units: ['water'] });
  bus.subscribe(subscription, uow);
  const clock = { number, at: monday, actor: dispatcher, clockId: 'c', kind: 'unit_close', subject: number, unit: 'water', dueAt: monday };
  const tell = async (type: EventType, fields: object = {}) => {
    const payload = encodeEvent({ ...clock, type, ...fields } as unknown as HotlineEvent);
    await uow.run(() => bus.outbox('sla', uow).append([{ topic: 'clock', type, key: number, payload }]));
    await bus.deliver();
    return dues.has('c');
  };
  const told = [
    await tell('ClockStarted'),
    await tell('ClockMoved'),
    await tell('ClockPaused', { cause: 'stopped' }),
    await tell('ClockMoved'),
  ];
  expect([...told, await tell('ClockResumed'), await tell('ClockMet', { metAt: monday })]).toEqual([true, true, false, false, true, false]);
});
