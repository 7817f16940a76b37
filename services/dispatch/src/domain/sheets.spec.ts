import { describe, expect, it } from 'vitest';
import { readCatalogue, type CatalogueSheetRow } from './catalogue-sheet.js';
import { readCategories, type CategorySheetRow } from './category-sheet.js';
import { treeOf } from './category.js';

const category = (line: number, cells: string): CategorySheetRow => {
  const [code = '', parent = '', name = '', urgency = '', process = '', required_fields = '', keywords = ''] = cells.split(',');
  return { line, cells: { code, parent, name, urgency, process, required_fields, keywords } };
};
const duty = (line: number, cells: string): CatalogueSheetRow => {
  const [of = '', division = '', unit = '', assists = '', may_push_down = '', legal_basis = ''] = cells.split(',');
  return { line, cells: { category: of, division, unit, assists, may_push_down, legal_basis } };
};

const first = category(2, '03,,城建,normal,dispatch,,');

describe('reading a category tree', () => {
  it('gives a class its urgency and process, and its children theirs', () =>
    expect(readCategories([first, category(3, '0301,03,供水,urgent,,address;since,停水；漏水')])).toMatchObject({
      badRows: [],
      rows: [{ code: '03' }, { urgency: 'urgent', process: 'dispatch', requiredFields: ['address', 'since'], keywords: ['停水', '漏水'] }],
    }));

  it.each([
    ['0-1,03,供水,,,,', 'code "0-1" must be 2 to 16 letters or digits'],
    ['03,,又一个,normal,dispatch,,', 'code 03 stands already in line 2'],
    ['0401,04,供水,,,,', 'parent 04 is not in this file'],
    ['0301,0301,供水,urgent,answer,,', 'parent 0301 leads back to 0301'],
    ['0301,03,,,,,', 'name is empty'],
    ['0301,03,供水,soon,,,', 'urgency "soon" must be one of critical, urgent, normal'],
    ['0301,03,爆管,urgent,emergency,,', 'an emergency is critical'],
    ['0301,03,供水,,wait,,', 'process "wait" must be one of answer, inform, dispatch, joint, emergency'],
  ])('names what is wrong with %s', (cells, cause) => {
    const { rows, badRows } = readCategories([first, category(7, cells)]);
    expect(badRows).toContainEqual({ line: 7, cause });
    expect(rows).toEqual([]);
  });

  it('names every cause of every row', () =>
    expect(readCategories([first, category(3, '0301,03,,soon,,,'), category(4, '!,03,供水,,,,')]).badRows.map(({ line }) => line)).toEqual([
      3, 3, 4,
    ]));
});

describe('reading a duty catalogue', () => {
  const tree = treeOf(1, readCategories([first]).rows);
  const read = (...rows: CatalogueSheetRow[]) => readCatalogue(rows, tree, new Set(['water', 'gas']));
  const good = duty(2, '03,411700,water,gas,true,供水条例第九条');

  it('gives the rows', () =>
    expect(read(good)).toEqual({
      badRows: [],
      rows: [
        { line: 2, category: '03', division: '411700', unit: 'water', assists: ['gas'], mayPushDown: true, legalBasis: '供水条例第九条' },
      ],
    }));

  it.each([
    ['09,411700,water,,false,条例', 'category "09" is not in the category tree'],
    ['03,4117,water,,false,条例', 'division "4117" must have six or nine digits'],
    ['03,411700,gas,,false,条例', '03 × 411700 stands already in line 2'],
    ['03,411702,heat,,false,条例', 'unit "heat" is not registered'],
    ['03,411702,water,gas;power,false,条例', 'unit "power" is not registered'],
    ['03,411702,water,water,false,条例', 'assists name a unit twice, or the unit itself'],
    ['03,411702,water,,perhaps,条例', 'may_push_down "perhaps" must be true or false'],
    ['03,411702,water,,false,', 'legal_basis is empty'],
  ])('names what is wrong with %s', (cells, cause) =>
    expect(read(good, duty(9, cells))).toEqual({ rows: [], badRows: [{ line: 9, cause }] }),
  );

  it('names a row that has not the header’s cells, and only that', () =>
    expect(read({ ...duty(3, ''), fault: 'the row has 1 cells, the header 6' }).badRows).toEqual([
      { line: 3, cause: 'the row has 1 cells, the header 6' },
    ]));
});
