import { MemoryBus, MemoryUnitOfWork } from '@hotline/platform/testing';
import { encodeEvent, type HotlineEvent } from '@hotline/proto/events';
import { expect, it } from 'vitest';
import { openMemoryDispatch } from './memory-dispatch.js';
import { caller, noon, unit } from './samples.js';

it('dispatch in memory hears, acts and says as the real one does', async () => {
  const uow = new MemoryUnitOfWork();
  const bus = new MemoryBus({ duplicates: 1 });
  const { use, subscription } = openMemoryDispatch(uow, bus.outbox('dispatch', uow), { now: () => noon }, '411700');
  bus.subscribe(subscription, uow);
  await use.keepUnits.register(unit('water'), caller('administrator'));

  const handling = bus.outbox('handling', uow);
  const number = '411700-20261123-000001';
  const event = { type: 'OrderOpened', number, at: noon, round: 1, urgency: 'normal', category: '0301', process: 'dispatch' };
  const payload = encodeEvent(event as HotlineEvent<'OrderOpened'>);
  await uow.run(() => handling.append([{ topic: 'order', type: 'OrderOpened', key: number, payload }]));
  await bus.deliver();

  const dispatcher = caller('dispatcher');
  const taken = await uow.run(() => use.takeNextOrder.execute({ categoryPrefix: '', divisionPrefix: '' }, dispatcher));
  expect(taken?.number).toBe(number);
  await uow.run(() => use.dispatchOrder.execute({ number, lead: 'water', assists: [], urgency: '', reason: '' }, dispatcher));
  expect(bus.sent.map(({ topic, type }) => `${topic} ${type}`)).toEqual([
    'dispatch.catalogue UnitRegistered',
    'handling.order OrderOpened',
    'dispatch.order OrderDispatched',
  ]);
});
