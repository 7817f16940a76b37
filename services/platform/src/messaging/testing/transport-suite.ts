// What every transport must keep. Run by the specs of each.
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { illegal } from '../../errors/index.js';
import type { Server } from '../../mysql/index.js';
import { Relay, type IncomingEvent, type Transport } from '../index.js';
import { openStage, quiet, type OpenTransport, type Stage } from './stage.js';

/** Eight tries in a quarter of a second. */
export const quickPauses = [10, 20, 30, 40, 50, 50, 50];

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));
const soon = { timeout: 20_000, interval: 30 };

/** @param open called once a spec: all its transports belong together */
export function transportSuite(name: string, server: () => Server, open: () => OpenTransport): void {
  describe(`messages over ${name}`, () => {
    let stage: Stage;
    const { orders, clocks } = { orders: () => stage.senders.orders, clocks: () => stage.senders.clocks };

    beforeEach(async () => {
      stage = await openStage(server(), open());
    });
    afterEach(() => stage.close());

    it('arrive whole', async () => {
      const seen: IncomingEvent[] = [];
      await stage.listen((event) => void seen.push(event));
      const before = Date.now();
      await orders().send('411700-1', '路灯不亮');
      await expect.poll(() => stage.applied(), soon).toEqual(['路灯不亮']);
      expect(seen[0]).toMatchObject({ topic: 'orders.order', type: 'Said', key: '411700-1' });
      expect(seen[0]!.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(Math.abs(seen[0]!.time.getTime() - before)).toBeLessThan(5_000);
    });

    it('were sent before anybody listened, and arrive', async () => {
      await orders().send('a', '1');
      await expect.poll(() => orders().outbox.backlog(), soon).toEqual({ waiting: 0, oldest: undefined });
      await stage.listen();
      await expect.poll(() => stage.applied('a'), soon).toEqual(['1']);
    });

    it('are skipped when the listener has no use for their type', async () => {
      await stage.listen();
      await orders().send('a', 'nobody cares', 'Whispered');
      await orders().send('a', 'hear', 'Shouted');
      await expect.poll(() => stage.applied(), soon).toEqual(['hear']);
    });

    it('do not exist when the work that sent them was refused', async () => {
      await stage.listen();
      const refused = orders().database.unitOfWork.run(async () => {
        await orders().send('a', 'never');
        throw illegal('NO', 'no');
      });
      await expect(refused).rejects.toThrow('no');
      await orders().send('a', 'after');
      await expect.poll(() => stage.applied(), soon).toEqual(['after']);
    });

    it('stay in order per key, in bulk', async () => {
      await stage.listen();
      for (const n of numbered(60)) await Promise.all(['a', 'b', 'c'].map((key) => orders().send(key, n)));
      for (const key of ['a', 'b', 'c']) await expect.poll(() => stage.applied(key), soon).toEqual(numbered(60));
    });

    it('are applied once when the relay died after publishing them', async () => {
      await stage.listen();
      await orders().relay.stop();
      await orders().send('a', '1');
      const dying: Transport = Object.assign(Object.create(stage.wire) as Transport, {
        publish: async (...given: Parameters<Transport['publish']>) => {
          await stage.wire.publish(...given);
          throw new Error('killed');
        },
        forward: undefined,
      });
      const { unitOfWork } = orders().database;
      await expect(new Relay(unitOfWork, dying, quiet).relayBatch()).rejects.toThrow('killed');
      expect((await orders().outbox.backlog()).waiting).toBe(1);
      await orders().send('a', '2');
      orders().relay.start();
      await expect.poll(() => stage.applied('a'), soon).toEqual(['1', '2']);
    });

    it('are applied once when they arrive again', async () => {
      await stage.listen();
      const message = {
        id: 'e-1',
        topic: 'orders.order',
        type: 'Said',
        key: 'a',
        time: new Date(),
        traceparent: '',
        payload: Buffer.from('once'),
      };
      const { unitOfWork } = orders().database;
      await unitOfWork.run(() => stage.wire.publish([message, message], unitOfWork));
      await expect.poll(() => stage.applied('a'), soon).toEqual(['once']);
      await unitOfWork.run(() => stage.wire.publish([message, { ...message, id: 'e-2', payload: Buffer.from('next') }], unitOfWork));
      await expect.poll(() => stage.applied('a'), soon).toEqual(['once', 'next']);
    });

    it('leave nothing half done when a handler fails, and arrive when it no longer does', async () => {
      let failures = 3;
      await stage.listen((_, text) => {
        if (text === '2' && failures-- > 0) throw new Error('not yet');
      });
      for (const n of numbered(5)) await orders().send('a', n);
      await expect.poll(() => stage.applied('a'), soon).toEqual(numbered(5));
      expect(await stage.parkingLot.counts()).toEqual({ waiting: 0, parked: 0 });
    });

    it('wait behind a poisonous one of their key and topic, while all others flow', async () => {
      let poisonous = true;
      await stage.listen((event, text) => {
        if (poisonous && event.topic === 'orders.order' && text === 'poison') throw illegal('POISON', 'cannot be swallowed');
      });
      await orders().send('bad', 'first');
      await orders().send('bad', 'poison');
      await orders().send('bad', 'second');
      await clocks().send('bad', 'another topic');
      for (const n of numbered(20)) await orders().send('good', n);
      await expect.poll(() => stage.applied('good'), soon).toEqual(numbered(20));
      await expect.poll(async () => (await stage.applied('bad')).sort(), soon).toEqual(['another topic', 'first']);
      await expect.poll(() => stage.parkingLot.counts(), soon).toEqual({ waiting: 1, parked: 1 });
      const [parked] = await stage.parkingLot.list('parked');
      expect(parked).toMatchObject({ key: 'bad', consumer: 'watching', tries: 8, reason: 'POISON: cannot be swallowed' });

      await orders().send('bad', 'third');
      await expect.poll(() => stage.parkingLot.counts(), soon).toEqual({ waiting: 2, parked: 1 });
      poisonous = false;
      expect(await stage.parkingLot.replay([parked!.position])).toBe(1);
      await expect
        .poll(async () => (await stage.applied('bad')).filter((text) => text !== 'another topic'), soon)
        .toEqual(['first', 'poison', 'second', 'third']);
      expect(await stage.parkingLot.counts()).toEqual({ waiting: 0, parked: 0 });
    });

    it('go on once the poisonous one is discarded', async () => {
      await stage.listen((_, text) => {
        if (text === 'poison') throw new Error('never');
      });
      await orders().send('bad', 'poison');
      await orders().send('bad', 'after');
      await expect.poll(() => stage.parkingLot.counts(), soon).toMatchObject({ parked: 1 });
      const [parked] = await stage.parkingLot.list('parked');
      await stage.parkingLot.discard([parked!.position]);
      await expect.poll(() => stage.applied('bad'), soon).toEqual(['after']);
    });

    it('are shared by two processes without being doubled or overtaken', async () => {
      await Promise.all([stage.listen(() => pause(Math.random() * 3)), stage.listen(() => pause(Math.random() * 3))]);
      for (const n of numbered(40)) await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => orders().send(key, n)));
      for (const key of ['a', 'b', 'c', 'd', 'e']) await expect.poll(() => stage.applied(key), soon).toEqual(numbered(40));
    });

    it('go on when one of two listening processes goes away', async () => {
      const [one] = await Promise.all([stage.listen(), stage.listen()]);
      for (const n of numbered(10)) await orders().send('a', n);
      await one.stop();
      for (const n of numbered(10)) await orders().send('b', n);
      await expect.poll(() => stage.applied('a'), soon).toEqual(numbered(10));
      await expect.poll(() => stage.applied('b'), soon).toEqual(numbered(10));
    });

    it('are relayed by two processes without being doubled or overtaken', async () => {
      await stage.listen();
      const second = new Relay(orders().database.unitOfWork, stage.wire, quiet);
      second.start();
      for (const n of numbered(50)) {
        await Promise.all(['a', 'b'].map((key) => orders().send(key, n)));
        second.wake();
      }
      for (const key of ['a', 'b']) await expect.poll(() => stage.applied(key), soon).toEqual(numbered(50));
      await second.stop();
    });
  });
}
