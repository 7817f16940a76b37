import { describe, expect, it } from 'vitest';
import { MemoryBus, type MemoryBusOptions } from './memory-bus.js';
import { MemoryUnitOfWork } from './memory-unit-of-work.js';

function stage(options: MemoryBusOptions, handle: (text: string) => void = () => {}) {
  const uow = new MemoryUnitOfWork();
  const bus = new MemoryBus(options);
  const outbox = bus.outbox('orders', uow);
  const applied: string[] = [];
  bus.subscribe(
    {
      consumer: 'sla',
      topics: ['orders.order', 'orders.clock'],
      types: ['Said'],
      handle: async ({ payload }) => {
        const text = Buffer.from(payload).toString();
        handle(text);
        applied.push(text);
      },
    },
    new MemoryUnitOfWork(),
  );
  const send = (key: string, text: string, topic = 'order') =>
    uow.run(() => outbox.append([{ topic, type: 'Said', key, payload: Buffer.from(text) }]));
  return { uow, bus, outbox, applied, send };
}

describe('the bus in memory', () => {
  it('mixes keys and keeps each in order, duplicates applied once', async () => {
    const { bus, applied, send } = stage({ seed: 7, duplicates: 0.5 });
    for (let n = 0; n < 10; n++) for (const key of ['a', 'b']) await send(key, `${key}${n}`);
    await bus.deliver();
    for (const key of ['a', 'b'])
      expect(applied.filter((text) => text.startsWith(key))).toEqual(Array.from({ length: 10 }, (_, n) => `${key}${n}`));
    expect(applied.join()).not.toBe(Array.from({ length: 10 }, (_, n) => [`a${n}`, `b${n}`]).join());
  });

  it('delivers a few at a time when it is asked to', async () => {
    const { bus, applied, send } = stage({});
    for (const text of ['one', 'two', 'three']) await send('a', text);
    expect([await bus.deliver(2), [...applied], await bus.deliver()]).toEqual([2, ['one', 'two'], 1]);
  });

  it('delivers nothing of a refused work', async () => {
    const { uow, bus, outbox, applied } = stage({});
    const refused = uow.run(async () => {
      await outbox.append([{ topic: 'order', type: 'Said', key: 'a', payload: Buffer.from('never') }]);
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await bus.deliver()).toBe(0);
    expect(applied).toEqual([]);
  });

  it('tries again what comes before what it needs', async () => {
    const { bus, applied, send } = stage({ seed: 3, tries: 50 }, (text) => {
      if (text === 'second' && !applied.includes('first')) throw new Error('too early');
    });
    await send('a', 'second');
    await send('a', 'first', 'clock');
    await bus.deliver();
    expect(applied).toEqual(['first', 'second']);
  });

  it('parks what keeps failing; its key and topic waits, and goes on by replay', async () => {
    let poisonous = true;
    const { bus, applied, send } = stage({}, (text) => {
      if (poisonous && text === 'poison') throw new Error('no');
    });
    for (const [key, text] of [
      ['a', 'poison'],
      ['a', 'behind'],
      ['b', 'other'],
    ] as const)
      await send(key, text);
    await bus.deliver();
    expect(applied).toEqual(['other']);
    expect(bus.parked).toMatchObject([{ consumer: 'sla', event: { key: 'a' } }]);
    poisonous = false;
    bus.replay();
    await bus.deliver();
    expect(applied).toEqual(['other', 'poison', 'behind']);
  });
});
