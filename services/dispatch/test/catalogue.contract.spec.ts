import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueCsv, categoriesCsv, furnish, said, startDispatch, type DispatchStage } from './stage.js';

let stage: DispatchStage;
beforeAll(async () => {
  stage = await startDispatch();
  await furnish(stage);
}, 120_000);
afterAll(() => stage?.close());

const refusing = (reason: string) => expect.objectContaining({ reason });
const administrator = () => stage.as('administrator');
const rows = { categoryPrefix: '', division: '', unit: '', version: 0, pageSize: 0, cursor: '' };
const categories = { code: '', prefix: '', words: '', leavesOnly: false, version: 0, pageSize: 0, cursor: '' };

describe('publishing the duty catalogue', () => {
  it('names every bad row with its line and cause, and publishes nothing', async () => {
    const csv = `${catalogueCsv}0301,411703,nobody,,false,条例\n0301,411702,water-group,,perhaps,\n只有一格\n`;
    const badRows = [
      { line: 6, cause: 'unit "nobody" is not registered' },
      { line: 7, cause: '0301 × 411702 stands already in line 4' },
      { line: 7, cause: 'may_push_down "perhaps" must be true or false' },
      { line: 7, cause: 'legal_basis is empty' },
      { line: 8, cause: 'the row has 1 cells, the header 6' },
    ];
    await expect(administrator().publishCatalogue({ csv, checkOnly: false })).rejects.toMatchObject({
      reason: 'BAD_ROWS',
      metadata: { count: '5', rows: badRows.map(({ line, cause }) => `${line}: ${cause}`).join('\n') },
    });
    expect(await administrator().publishCatalogue({ csv, checkOnly: true })).toEqual({ version: 0, rows: 7, badRows });
    expect(await administrator().findCatalogueRows(rows)).toMatchObject({ version: 1 });
  });

  it('makes a new version; the former one stays', async () => {
    const csv = catalogueCsv.replace('housing-bureau,,true', 'gas-group,,true');
    expect(await administrator().publishCatalogue({ csv, checkOnly: false })).toEqual({ version: 2, rows: 4, badRows: [] });
    const [current, former] = await Promise.all([2, 1].map((version) => administrator().findCatalogueRows({ ...rows, version })));
    expect(current?.rows[0]).toMatchObject({ line: 2, unit: 'gas-group' });
    expect(former?.rows[0]).toMatchObject({ line: 2, unit: 'housing-bureau' });
    expect((await said(stage, 'CataloguePublished')).at(-1)).toMatchObject({ number: 'catalogue/2', version: 2, rows: 4 });
  });

  it.each([
    ['', 'CSV_EMPTY'],
    ['category,division,unit\n0301,411700,water-group\n', 'CSV_COLUMNS'],
    [`${catalogueCsv}"0301`, 'CSV_UNREADABLE'],
  ])('refuses the file %j', (csv, reason) =>
    expect(administrator().publishCatalogue({ csv, checkOnly: false })).rejects.toThrowError(refusing(reason)),
  );
});

describe('finding catalogue rows', () => {
  it.each([
    [{ ...rows, categoryPrefix: '0301' }, [3, 4]],
    [{ ...rows, division: '411702' }, [4]],
    [{ ...rows, unit: 'water-group' }, [3, 4]],
  ])('%o', async (request, lines) =>
    expect((await stage.as('handler').findCatalogueRows(request)).rows.map(({ line }) => line)).toEqual(lines),
  );

  it('goes page by page', async () => {
    const page = await administrator().findCatalogueRows({ ...rows, pageSize: 3 });
    expect(page.rows).toHaveLength(3);
    expect(await administrator().findCatalogueRows({ ...rows, pageSize: 3, cursor: page.nextCursor })).toMatchObject({
      rows: [{ line: 5 }],
      nextCursor: '',
    });
  });

  it('knows no later version', () =>
    expect(administrator().findCatalogueRows({ ...rows, version: 9 })).rejects.toThrowError(refusing('VERSION_NOT_FOUND')));
});

describe('a file full of mistakes', () => {
  it('is refused with the first two hundred, and checked with all', async () => {
    const bad = Array.from({ length: 3000 }, (_, index) => `0999,4117,nobody-${index},,perhaps,\n`).join('');
    const csv = `category,division,unit,assists,may_push_down,legal_basis\n${bad}`;
    const refused = administrator().publishCatalogue({ csv, checkOnly: false });
    await expect(refused).rejects.toMatchObject({ reason: 'BAD_ROWS', metadata: { count: '17999' } });
    expect((await administrator().publishCatalogue({ csv, checkOnly: true })).badRows).toHaveLength(17999);
  });
});

describe('publishing the category tree', () => {
  it('names every bad row with its line and cause, and publishes nothing', async () => {
    const csv = `${categoriesCsv}0303,09,供热,soon,,,\n0401,04,又一个,,,,\n`;
    await expect(administrator().publishCategories({ csv, checkOnly: false })).rejects.toThrowError(refusing('BAD_ROWS'));
    expect(await administrator().publishCategories({ csv, checkOnly: true })).toEqual({
      version: 0,
      rows: 7,
      badRows: [
        { line: 7, cause: 'parent 09 is not in this file' },
        { line: 7, cause: 'urgency "soon" must be one of critical, urgent, normal' },
        { line: 7, cause: 'process "" must be one of answer, inform, dispatch, joint, emergency' },
        { line: 8, cause: 'code 0401 stands already in line 6' },
      ],
    });
    expect(await administrator().findCategories(categories)).toMatchObject({ version: 1 });
  });

  it('makes a new version', async () => {
    const csv = `${categoriesCsv}0303,03,供热,,,,暖气\n`;
    expect(await administrator().publishCategories({ csv, checkOnly: false })).toEqual({ version: 2, rows: 6, badRows: [] });
    expect((await said(stage, 'CategoriesPublished')).at(-1)).toMatchObject({ number: 'categories/2', version: 2 });
  });

  it.each([
    ['code,name\n03,城建\n', 'CSV_COLUMNS'],
    ['\n', 'CSV_EMPTY'],
    [`${categoriesCsv}"03`, 'CSV_UNREADABLE'],
  ])('refuses the file %j', (csv, reason) =>
    expect(administrator().publishCategories({ csv, checkOnly: false })).rejects.toThrowError(refusing(reason)),
  );
});

describe('finding categories', () => {
  it('describes one by its code, to citizens too', async () => {
    const { categories: found } = await stage.as('citizen').findCategories({ ...categories, code: '0301' });
    expect(found).toEqual([
      {
        code: '0301',
        parent: '03',
        name: '供水',
        urgency: 'urgent',
        process: 'dispatch',
        requiredFields: ['address', 'since'],
        keywords: ['停水', '漏水'],
        leaf: true,
        line: 3,
      },
    ]);
  });

  it.each([
    [{ ...categories, prefix: '03', leavesOnly: true, version: 1 }, ['0301', '0302']],
    [{ ...categories, words: '停水' }, ['0301']],
    [{ ...categories, words: '供', version: 1 }, ['0301', '0302']],
  ])('%o', async (request, codes) =>
    expect((await stage.as('agent').findCategories(request)).categories.map(({ code }) => code)).toEqual(codes),
  );

  it('finds nothing for an unknown code, nor for a class where a leaf is wanted', async () => {
    expect((await stage.as('agent').findCategories({ ...categories, code: '0999' })).categories).toEqual([]);
    expect((await stage.as('agent').findCategories({ ...categories, code: '03', leavesOnly: true })).categories).toEqual([]);
  });

  it('knows no later version', () =>
    expect(stage.as('agent').findCategories({ ...categories, version: 9 })).rejects.toThrowError(refusing('VERSION_NOT_FOUND')));
});
