import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { said, startDispatch, type DispatchStage } from './stage.js';

let stage: DispatchStage;
beforeAll(async () => {
  stage = await startDispatch();
}, 120_000);
afterAll(() => stage?.close());

const refusing = (reason: string) => expect.objectContaining({ reason });
const administrator = () => stage.as('administrator');
const record = { code: 'water', name: '供水集团', kind: 'enterprise', division: '411700', remoteTenant: '', level: 'city' };
const duty = { phone: '0396-2000000', people: ['甲', '乙'], hours: 'always' };
const list = {
  codes: [] as string[],
  kind: '',
  divisionPrefix: '',
  words: '',
  activeOnly: false,
  reachableNow: false,
  pageSize: 0,
  cursor: '',
};

describe('registering a unit', () => {
  it('lets orders go to it', async () => {
    const { unit } = await administrator().registerUnit({ ...record, duty });
    expect(unit).toEqual({ ...record, active: true, duty, reachableNow: true });
    expect(await said(stage, 'UnitRegistered', 'water')).toMatchObject([
      { unit: 'water', name: '供水集团', kind: 'enterprise', division: '411700' },
    ]);
  });

  it.each([
    [{ ...record, duty }, 'UNIT_EXISTS'],
    [{ ...record, code: 'gas', duty: { ...duty, hours: '9 to 5' } }, 'HOURS_UNREADABLE'],
    [{ ...record, code: '自来水', duty }, 'FIELD_MALFORMED'],
    [{ ...record, code: 'gas', kind: 'shop', duty }, 'WORD_NOT_ALLOWED'],
    [{ ...record, code: 'gas', name: '', duty }, 'FIELD_MISSING'],
    [{ ...record, code: 'gas', division: '41', duty }, 'FIELD_MALFORMED'],
    [{ ...record, code: 'gas', duty: { ...duty, people: Array<string>(21).fill('甲') } }, 'LIST_TOO_LONG'],
  ])('refuses %o', (request, reason) => expect(administrator().registerUnit(request)).rejects.toThrowError(refusing(reason)));
});

describe('a unit’s record and duty', () => {
  it('are changed, and told', async () => {
    const gas = { ...record, code: 'gas', name: '燃气集团' };
    await administrator().registerUnit({ ...gas, duty: undefined });
    expect((await administrator().updateUnit({ ...gas, name: '天然气集团', active: false })).unit).toMatchObject({
      name: '天然气集团',
      active: false,
    });
    expect(await said(stage, 'UnitUpdated', 'gas')).toMatchObject([{ unit: 'gas', name: '天然气集团', active: false }]);
    const own = stage.as({ roles: ['unit_head'], unit: 'gas' });
    expect((await own.setUnitDuty({ code: 'gas', duty: { ...duty, hours: 'mon-fri 09:00-12:00' } })).unit?.duty?.people).toEqual([
      '甲',
      '乙',
    ]);
    expect(await said(stage, 'UnitDutySet', 'gas')).toMatchObject([
      { phone: '0396-2000000', hours: 'mon-fri 09:00-12:00', people: ['甲', '乙'] },
    ]);
  });

  it('are refused', async () => {
    await expect(administrator().updateUnit({ ...record, code: 'none', active: true })).rejects.toThrowError(refusing('UNIT_NOT_FOUND'));
    await expect(administrator().setUnitDuty({ code: 'none', duty })).rejects.toThrowError(refusing('UNIT_NOT_FOUND'));
    await expect(administrator().setUnitDuty({ code: 'water', duty: { ...duty, hours: '?' } })).rejects.toThrowError(
      refusing('HOURS_UNREADABLE'),
    );
    const other = stage.as({ roles: ['unit_head'], unit: 'water' });
    await expect(other.setUnitDuty({ code: 'gas', duty })).rejects.toThrowError(refusing('NOT_YOUR_UNIT'));
  });
});

describe('listing units', () => {
  beforeAll(async () => {
    for (const [code, hours] of [
      ['a-night', ''],
      ['b-day', 'always'],
      ['c-day', 'always'],
    ] as const)
      await administrator().registerUnit({ ...record, code, kind: 'county', division: '411721', duty: { ...duty, hours } });
  });

  it.each([
    [{ ...list, kind: 'county' }, ['a-night', 'b-day', 'c-day']],
    [{ ...list, kind: 'county', reachableNow: true }, ['b-day', 'c-day']],
    [{ ...list, codes: ['c-day', 'none'] }, ['c-day']],
    [{ ...list, divisionPrefix: '411721' }, ['a-night', 'b-day', 'c-day']],
    [{ ...list, words: '天然气' }, ['gas']],
    [{ ...list, words: '天然气', activeOnly: true }, []],
  ])('%o', async (request, codes) => expect((await stage.as('agent').listUnits(request)).units.map(({ code }) => code)).toEqual(codes));

  it('fills its pages with those that can be reached', async () => {
    const request = { ...list, kind: 'county', reachableNow: true, pageSize: 1 };
    const page = await stage.as('agent').listUnits(request);
    expect(page.units.map(({ code }) => code)).toEqual(['b-day']);
    expect((await stage.as('agent').listUnits({ ...request, cursor: page.nextCursor })).units.map(({ code }) => code)).toEqual(['c-day']);
  });
});

describe('reply templates', () => {
  const words = { code: 'water-off', name: '停水答复', categoryPrefix: '0301', text: '您好，您反映的“{title}”（{number}）由{unit}处理' };
  const find = { category: '', words: '', retiredToo: false, pageSize: 0, cursor: '' };

  it('are published in versions, found, and retired', async () => {
    const editor = stage.as('editor');
    expect((await editor.publishReplyTemplate(words)).template).toMatchObject({ ...words, version: 1, state: 'published' });
    expect((await editor.publishReplyTemplate({ ...words, name: '停水' })).template).toMatchObject({ name: '停水', version: 2 });
    expect((await stage.as('agent').findReplyTemplates({ ...find, category: '030101' })).templates).toMatchObject([{ version: 2 }]);
    expect((await stage.as('agent').findReplyTemplates({ ...find, category: '0401' })).templates).toEqual([]);
    expect((await editor.retireReplyTemplate({ code: 'water-off' })).template).toMatchObject({ state: 'retired' });
    expect((await stage.as('agent').findReplyTemplates({ ...find, words: '停水' })).templates).toEqual([]);
    expect((await stage.as('agent').findReplyTemplates({ ...find, retiredToo: true })).templates).toHaveLength(1);
  });

  it('are refused', async () => {
    const editor = stage.as('editor');
    await expect(editor.publishReplyTemplate({ ...words, text: '{citizen}您好' })).rejects.toMatchObject({
      reason: 'PLACEHOLDER_UNKNOWN',
      metadata: { placeholder: 'citizen', allowed: 'number,title,unit,phone,due' },
    });
    await expect(editor.retireReplyTemplate({ code: 'none' })).rejects.toThrowError(refusing('TEMPLATE_NOT_FOUND'));
    await expect(editor.retireReplyTemplate({ code: 'water-off' })).rejects.toThrowError(refusing('ILLEGAL_STATE'));
    await expect(editor.publishReplyTemplate({ ...words, text: '' })).rejects.toThrowError(refusing('FIELD_MISSING'));
  });
});
