// The ports that keep units, catalogue, tree and templates.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../app/ports.js';
import { catalogueOf } from '../domain/catalogue.js';
import { nextCatalogue, nextTree } from '../domain/publication.js';
import type { PortsUnderTest } from './ports-suite.js';
import { noon, unit } from './samples.js';

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

export function registerPortsSuite(open: () => Promise<PortsUnderTest>): void {
  let ports: Ports;
  let under: PortsUnderTest;
  beforeEach(async () => {
    under = await open();
    ({ ports } = under);
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
