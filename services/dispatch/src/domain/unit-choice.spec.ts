import { describe, expect, it } from 'vitest';
import { amended, catalogueOf, type CatalogueRow } from './catalogue.js';
import { treeOf, type Category } from './category.js';
import { regionsAround } from './division.js';
import { chooseUnits, fittingRows } from './unit-choice.js';

const category = (code: string, parent: string): Category => ({
  line: 0,
  code,
  parent,
  name: code,
  urgency: 'normal',
  process: 'dispatch',
  requiredFields: [],
  keywords: [],
});
const tree = treeOf(1, [category('03', ''), category('0301', '03'), category('0302', '03')]);
const row = (line: number, of: string, division: string, unit: string): CatalogueRow => ({
  line,
  category: of,
  division,
  unit,
  assists: [],
  mayPushDown: true,
  legalBasis: '条例',
});
const catalogue = catalogueOf(3, [
  row(2, '03', '411700', 'housing'),
  row(3, '0301', '411700', 'water'),
  row(4, '0301', '411702', 'yicheng'),
  row(5, '0302', '411700', 'gas'),
]);
const choose = (of: string, division: string) =>
  chooseUnits(fittingRows(catalogue, tree, { category: of, division }, '411700'), undefined).map(({ reason }) => reason);

describe('who should lead', () => {
  it('is whom the nearest region names, then the regions around, then the wider category', () =>
    expect(choose('0301', '411702001')).toEqual([
      'catalogue row 4: 0301 × 411702',
      'catalogue row 3: 0301 × 411700',
      'catalogue row 2: 03 × 411700',
    ]));
  it('is the tenant’s row where no nearer one is', () => expect(choose('0302', '411721')[0]).toBe('catalogue row 5: 0302 × 411700'));
  it('is the tenant’s row where the place is unknown', () => expect(choose('0302', '')[0]).toBe('catalogue row 5: 0302 × 411700'));
  it('is nobody for an unknown category', () => expect(choose('0999', '411700')).toEqual([]));
  it('is first whom somebody proposed, and each unit once', () =>
    expect(
      chooseUnits(fittingRows(catalogue, tree, { category: '0301', division: '411700' }, '411700'), {
        unit: 'housing',
        cause: 'ruled_for_unit',
      }).map(({ unit, reason }) => `${unit}: ${reason}`),
    ).toEqual(['housing: proposed: ruled_for_unit', 'water: catalogue row 3: 0301 × 411700']));
});

describe('the regions around a place', () => {
  it.each([
    ['411702001', ['411702001', '411702', '411700']],
    ['411721', ['411721', '411700']],
    ['411700', ['411700']],
    ['', ['411700']],
  ])('%s', (division, regions) => expect(regionsAround(division, '411700')).toEqual(regions));

  it('end with the tenant', () => expect(regionsAround('411702001', '411702')).toEqual(['411702001', '411702', '411700']));
});

describe('a ruling’s amendment', () => {
  const { line: _, ...changed } = row(0, '0301', '411702', 'water');
  it('replaces the row of the same place', () => expect(amended(catalogue, changed)[2]).toEqual({ ...changed, line: 4 }));
  it('adds a row after the last', () => expect(amended(catalogue, { ...changed, division: '411721' }).at(-1)?.line).toBe(6));
});
