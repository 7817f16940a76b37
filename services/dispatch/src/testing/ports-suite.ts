// What dispatch's ports must do, in MySQL and in memory.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../app/ports.js';
import { catalogueOf } from '../domain/catalogue.js';
import { nextCatalogue, nextTree } from '../domain/publication.js';
import { asked, later, noon, placement, unit } from './samples.js';

export interface PortsUnderTest {
  ports: Ports;
  /** One unit of work. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The types of what left, in order. */
  said(): Promise<string[]>;
}

const all = { urgency: '', categoryPrefix: '', divisionPrefix: '' };
const first = (size: number) => ({ size, cursor: '' });
const actor = { person: 'administrator-1', name: '甲', unit: '', role: 'administrator' };
const row = {
  line: 2,
  category: '0301',
  division: '411700',
  unit: 'water',
  assists: ['gas'],
  mayPushDown: true,
  legalBasis: '供水条例',
};
const category = {
  line: 2,
  code: '0301',
  parent: '',
  name: '供水',
  urgency: 'urgent' as const,
  process: 'dispatch' as const,
  requiredFields: ['address'],
  keywords: ['停水'],
};

export function portsSuite(open: () => Promise<PortsUnderTest>): void {
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

  describe('units', () => {
    const filter = { codes: [], kind: '', divisionPrefix: '', words: '', activeOnly: false };
    beforeEach(async () => {
      for (const each of [
        unit('water', { name: '供水集团', kind: 'enterprise' }),
        unit('gas', { active: false }),
        unit('yicheng', { division: '411702' }),
      ])
        await ports.units.add({ unit: each, events: [] });
    });

    it('are found by code', async () => {
      expect((await ports.units.find(['gas', 'none'])).map(({ code }) => code)).toEqual(['gas']);
      expect(await ports.units.codes()).toEqual(new Set(['water', 'gas', 'yicheng']));
    });

    it.each([
      [filter, ['gas', 'water', 'yicheng']],
      [{ ...filter, codes: ['water'] }, ['water']],
      [{ ...filter, kind: 'enterprise' }, ['water']],
      [{ ...filter, divisionPrefix: '411702' }, ['yicheng']],
      [{ ...filter, words: '供水' }, ['water']],
      [{ ...filter, activeOnly: true }, ['water', 'yicheng']],
    ])('are listed by code: %o', async (each, codes) =>
      expect((await ports.units.list(each, first(9))).items.map(({ code }) => code)).toEqual(codes),
    );

    it('are registered once', () =>
      expect(ports.units.add({ unit: unit('water'), events: [] })).rejects.toMatchObject({ reason: 'UNIT_EXISTS' }));

    it('change as a whole', async () => {
      const changed = unit('water', { name: '水务集团', duty: { phone: '1', people: ['乙', '丙'], hours: 'always' } });
      await ports.units.update('water', () => ({ unit: changed, events: [] }));
      expect(await ports.units.find(['water'])).toEqual([changed]);
      await expect(ports.units.update('none', (each) => ({ unit: each, events: [] }))).rejects.toMatchObject({ reason: 'UNIT_NOT_FOUND' });
    });
  });

  describe('editions', () => {
    it('begin empty', async () => {
      expect((await ports.catalogues.current()).version).toBe(0);
      expect(await ports.catalogues.version(1)).toBeUndefined();
    });

    it('are published one after another, and former ones stay', async () => {
      await ports.catalogues.publish((current) => nextCatalogue(current, [row], actor, noon));
      await ports.catalogues.publish((current) => nextCatalogue(current, [{ ...row, unit: 'gas' }], actor, noon));
      expect(await ports.catalogues.version(1)).toEqual(catalogueOf(1, [row]));
      expect(await ports.catalogues.current()).toEqual(catalogueOf(2, [{ ...row, unit: 'gas' }]));
      expect(await under.said()).toEqual(['CataloguePublished', 'CataloguePublished']);
    });

    it('keep the category tree whole', async () => {
      await ports.trees.publish((current) => nextTree(current, [category], actor, noon));
      expect((await ports.trees.current()).categories).toEqual([category]);
    });

    it('forget one that was refused after all', async () => {
      const refused = under.run(async () => {
        await ports.catalogues.publish((current) => nextCatalogue(current, [row], actor, noon));
        throw new Error('no');
      });
      await expect(refused).rejects.toThrow('no');
      expect((await ports.catalogues.current()).version).toBe(0);
    });
  });

  describe('reply templates', () => {
    const template = {
      code: 'water-off',
      version: 1,
      name: '停水答复',
      categoryPrefix: '0301',
      text: '您好，{unit}正在抢修',
      state: 'published' as const,
      publishedAt: noon,
    };
    const filter = { category: '', words: '', retiredToo: false };
    beforeEach(async () => {
      await ports.templates.save('water-off', () => template);
      await ports.templates.save('old', () => ({ ...template, code: 'old', categoryPrefix: '', state: 'retired' }));
    });

    it.each([
      [filter, ['water-off']],
      [{ ...filter, retiredToo: true }, ['old', 'water-off']],
      [{ ...filter, category: '030102' }, ['water-off']],
      [{ ...filter, category: '0302' }, []],
      [{ ...filter, words: '抢修' }, ['water-off']],
    ])('are found: %o', async (each, codes) =>
      expect((await ports.templates.list(each, first(9))).items.map(({ code }) => code)).toEqual(codes),
    );

    it('are given their former version', async () => {
      await ports.templates.save('water-off', (former) => ({ ...former!, version: former!.version + 1 }));
      expect((await ports.templates.list(filter, first(9))).items).toEqual([{ ...template, version: 2 }]);
    });
  });
}
