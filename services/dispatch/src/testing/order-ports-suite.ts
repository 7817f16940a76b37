// The ports that keep orders and their returns.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../app/ports.js';
import type { PortsUnderTest } from './ports-suite.js';
import { asked, later, noon, placement, unit } from './samples.js';

const all = { urgency: '', categoryPrefix: '', divisionPrefix: '' };
const first = (size: number) => ({ size, cursor: '' });
const actor = { person: 'administrator-1', name: '甲', unit: '', role: 'administrator' };

export function orderPortsSuite(open: () => Promise<PortsUnderTest>): void {
  let ports: Ports;
  let under: PortsUnderTest;
  beforeEach(async () => {
    under = await open();
    ({ ports } = under);
  });

  describe('the queue', () => {
    const urgent = placement({ number: 'n-2', urgency: 'urgent', since: later(5) });
    const emergency = placement({ number: 'n-3', process: 'emergency', since: later(9), category: '0302', division: '411721' });

    beforeEach(async () => {
      for (const each of [placement({ number: 'n-1' }), urgent, emergency, placement({ number: 'n-4', since: later(-5) })])
        await ports.placements.open(each);
      await ports.placements.open(placement({ number: 'n-5', state: 'placed' }));
    });

    it('gives what is most urgent, then oldest, page by page', async () => {
      const page = await ports.placements.queue(all, first(3));
      expect(page.items.map(({ number }) => number)).toEqual(['n-3', 'n-2', 'n-4']);
      const rest = await ports.placements.queue(all, { size: 3, cursor: page.nextCursor });
      expect(rest).toMatchObject({ items: [{ number: 'n-1' }], nextCursor: '' });
    });

    it.each([
      [{ ...all, urgency: 'urgent' }, ['n-2']],
      [{ ...all, categoryPrefix: '0302' }, ['n-3']],
      [{ ...all, divisionPrefix: '411702' }, ['n-2', 'n-4', 'n-1']],
    ])('can be narrowed: %o', async (filter, numbers) =>
      expect((await ports.placements.queue(filter, first(9))).items.map(({ number }) => number)).toEqual(numbers),
    );

    it('loses what is placed', async () => {
      await ports.placements.update('n-3', (order) => ({ placement: { ...order, state: 'placed' }, events: [] }));
      expect((await ports.placements.queue(all, first(1))).items).toMatchObject([{ number: 'n-2' }]);
    });

    it('gives back an order as it was, and refuses an unknown one', async () => {
      expect(await ports.placements.find('n-2')).toEqual(urgent);
      expect(await ports.placements.find('n-9')).toBeUndefined();
      await expect(ports.placements.update('n-9', (order) => ({ placement: order, events: [] }))).rejects.toMatchObject({
        reason: 'ORDER_NOT_FOUND',
      });
    });

    it('changes and says nothing when the work is refused', async () => {
      const event = { type: 'UnitUpdated' as const, number: 'water', at: noon, actor, unit: 'water', name: '水', active: true };
      await ports.units.add({ unit: unit('water'), events: [] });
      const refused = under.run(async () => {
        await ports.placements.update('n-1', (order) => ({ placement: { ...order, state: 'ended' }, events: [] }));
        await ports.units.update('water', (each) => ({ unit: each, events: [event] }));
        throw new Error('no');
      });
      await expect(refused).rejects.toThrow('no');
      expect((await ports.placements.find('n-1'))?.state).toBe('queued');
      expect(await under.said()).toEqual([]);
    });
  });

  describe('leases', () => {
    it('give each person another order', async () => {
      expect(await ports.leases.takeNext('a', ['n-1', 'n-2'])).toBe('n-1');
      expect(await ports.leases.takeNext('b', ['n-1', 'n-2'])).toBe('n-2');
      expect(await ports.leases.takeNext('c', ['n-1', 'n-2'])).toBeUndefined();
      expect((await ports.leases.holders(['n-1', 'n-3'])).get('n-1')?.person).toBe('a');
    });

    it('tell a second person who has it, until it is released', async () => {
      await ports.leases.claim('n-1', 'a');
      await expect(ports.leases.claim('n-1', 'b')).rejects.toMatchObject({ reason: 'LEASE_HELD', metadata: { holder: 'a' } });
      await expect(ports.leases.renew('n-1', 'b')).rejects.toMatchObject({ reason: 'LEASE_LOST' });
      await ports.leases.renew('n-1', 'a');
      await ports.leases.release('n-1', 'a');
      await ports.leases.claim('n-1', 'b');
    });
  });

  describe('returns', () => {
    const [older, newer] = [
      asked({ id: 'n-1/a1', number: 'n-1' }),
      asked({ id: 'n-2/a1', number: 'n-2', unit: 'gas', requestedAt: later(1) }),
    ];
    beforeEach(async () => {
      await ports.returns.add(older);
      await ports.returns.add(newer);
    });

    it('are listed, newest first, page by page', async () => {
      const page = await ports.returns.list({ number: '', state: '', unit: '' }, first(1));
      expect(page.items).toEqual([newer]);
      expect((await ports.returns.list({ number: '', state: '', unit: '' }, { size: 1, cursor: page.nextCursor })).items).toEqual([older]);
    });

    it.each([
      [{ number: 'n-1', state: '', unit: '' }, ['n-1/a1']],
      [{ number: '', state: 'granted', unit: '' }, []],
      [{ number: '', state: 'requested', unit: 'gas' }, ['n-2/a1']],
    ])('can be narrowed: %o', async (filter, ids) =>
      expect((await ports.returns.list(filter, first(9))).items.map(({ id }) => id)).toEqual(ids),
    );

    it('are changed one by one', async () => {
      await ports.returns.update('n-1/a1', (each) => ({ return: { ...each, state: 'granted' }, events: [] }));
      expect(await ports.returns.ofOrder('n-1')).toMatchObject([{ state: 'granted' }]);
      await expect(ports.returns.update('n-9/a1', (each) => ({ return: each, events: [] }))).rejects.toMatchObject({
        reason: 'RETURN_NOT_FOUND',
      });
    });
  });
}
