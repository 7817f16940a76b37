import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assignmentOpened,
  furnish,
  open,
  openAt,
  queuedAgain,
  said,
  startDispatch,
  system,
  tell,
  toWater,
  type DispatchStage,
} from './stage.js';

let stage: DispatchStage;
beforeAll(async () => {
  stage = await startDispatch();
  await furnish(stage);
  const { unit } = await stage.as('administrator').registerUnit({ ...closedUnit, level: '', duty: undefined });
  await stage.as('administrator').updateUnit({ ...closedUnit, level: unit!.level, active: false });
}, 120_000);
afterAll(() => stage?.close());

const closedUnit = { code: 'closed-works', name: '已撤销单位', kind: 'enterprise', division: '411700', remoteTenant: '' };
const refusing = (reason: string) => expect.objectContaining({ reason });
const dispatcher = () => stage.as('dispatcher');

describe('suggesting units', () => {
  const about = { number: '', category: '0301', division: '411702001' };

  it('names the catalogue’s rows, nearest region and category first', async () => {
    const { suggestions, catalogueVersion } = await dispatcher().suggestUnits(about);
    expect(catalogueVersion).toBe(1);
    expect(suggestions.map(({ unit, reason }) => `${unit}, ${reason}`)).toEqual([
      'yicheng, catalogue row 4: 0301 × 411702',
      'water-group, catalogue row 3: 0301 × 411700',
      'housing-bureau, catalogue row 2: 03 × 411700',
    ]);
    expect(suggestions[0]).toMatchObject({
      assists: ['water-group'],
      row: 4,
      mayPushDown: true,
      legalBasis: '城市供水条例',
      reachableNow: true,
    });
  });

  it('begins with whom a granted return named, and marks who is barred', async () => {
    const number = await openAt(stage, 'water-group');
    await tell(stage, queuedAgain(number, { proposedUnit: 'gas-group', barredUnits: ['water-group'] }));
    const { suggestions } = await dispatcher().suggestUnits({ number, category: '', division: '' });
    expect(suggestions[0]).toMatchObject({ unit: 'gas-group', reason: 'proposed: return_granted', row: 0, barred: false });
    expect(suggestions.find(({ unit }) => unit === 'water-group')?.barred).toBe(true);
  });

  it.each([
    [{ ...about, number: 'n-9' }, 'ORDER_NOT_FOUND'],
    [{ ...about, category: '0999' }, 'CATEGORY_NOT_FOUND'],
    [{ ...about, division: '41' }, 'FIELD_MALFORMED'],
  ])('refuses %o', (request, reason) => expect(dispatcher().suggestUnits(request)).rejects.toThrowError(refusing(reason)));
});

describe('dispatching an order', () => {
  it('sends it to its lead and assists, more urgent than it was', async () => {
    const number = await open(stage, { process: 'inform' });
    const request = { number, lead: 'water-group', assists: ['yicheng'], urgency: 'urgent', reason: '管网在此' };
    expect(await dispatcher().dispatchOrder(request)).toEqual({ dispatchId: `${number}/d1` });
    expect(await said(stage, 'OrderDispatched', number)).toMatchObject([
      { dispatchId: `${number}/d1`, lead: 'water-group', assists: ['yicheng'], urgency: 'urgent', round: 1, inform: true, finalUnits: [] },
    ]);
  });

  it('happens once, however often the same request is sent', async () => {
    const number = await open(stage);
    const send = () => dispatcher().dispatchOrder({ ...toWater, number }, { idempotencyKey: `key-${number}` });
    expect(await send()).toEqual(await send());
    expect(await said(stage, 'OrderDispatched', number)).toHaveLength(1);
  });

  it.each<
    [{ number?: string; lead?: string; assists?: string[]; urgency?: string; reason?: string; division?: string; was?: string }, string]
  >([
    [{ number: 'n-9' }, 'ORDER_NOT_FOUND'],
    [{ lead: 'nobody' }, 'UNIT_NOT_FOUND'],
    [{ lead: 'closed-works' }, 'UNIT_INACTIVE'],
    [{ assists: ['water-group'] }, 'UNIT_TWICE'],
    [{ lead: 'xinhua-street', division: '411721' }, 'NOT_TO_BE_PUSHED_DOWN'],
    [{ urgency: 'normal', was: 'urgent' }, 'URGENCY_ONLY_RAISED'],
    [{ lead: '' }, 'FIELD_MALFORMED'],
    [{ urgency: 'soon' }, 'WORD_NOT_ALLOWED'],
    [{ reason: 'x'.repeat(501) }, 'FIELD_TOO_LONG'],
  ])('refuses %o: %s', async ({ division = '411702001', was = 'normal', ...change }, reason) => {
    const number = await open(stage, { division, urgency: was });
    await expect(dispatcher().dispatchOrder({ ...toWater, number, ...change })).rejects.toThrowError(refusing(reason));
  });

  it('refuses a second dispatch, naming the state and what it allows', async () => {
    const number = await openAt(stage, 'water-group');
    await expect(dispatcher().dispatchOrder({ ...toWater, number })).rejects.toMatchObject({
      reason: 'ILLEGAL_STATE',
      metadata: { state: 'placed', action: 'dispatchOrder' },
    });
  });

  it('refuses a barred unit, and one that has the order', async () => {
    const number = await openAt(stage, 'water-group');
    await tell(stage, assignmentOpened(number, { assignmentId: `${number}/a2`, unit: 'yicheng', role: 'assist' }));
    const withdrawn = {
      assignmentId: `${number}/a1`,
      unit: 'water-group',
      role: 'lead',
      cause: 'return_granted',
      reason: '',
      queued: true,
    };
    await tell(stage, { type: 'AssignmentWithdrawn', number, at: new Date(), actor: system, ...withdrawn });
    await tell(stage, queuedAgain(number, { barredUnits: ['water-group'] }));
    await expect(dispatcher().dispatchOrder({ ...toWater, number })).rejects.toThrowError(refusing('UNIT_BARRED'));
    await expect(dispatcher().dispatchOrder({ ...toWater, number, lead: 'yicheng' })).rejects.toThrowError(refusing('UNIT_ALREADY_LIVE'));
    expect(await dispatcher().dispatchOrder({ ...toWater, number, lead: 'gas-group' })).toEqual({ dispatchId: `${number}/d2` });
  });
});

describe('reassigning an order', () => {
  const move = (number: string, change: object = {}) =>
    dispatcher().reassignOrder({
      number,
      fromAssignmentId: `${number}/a1`,
      lead: 'gas-group',
      wrongDispatch: true,
      reason: '派错了',
      ...change,
    });

  it('takes it from its lead and gives it to another', async () => {
    const number = await openAt(stage, 'water-group');
    expect(await move(number)).toEqual({ dispatchId: `${number}/d2` });
    expect(await said(stage, 'OrderReassigned', number)).toMatchObject([
      { fromAssignmentId: `${number}/a1`, lead: 'gas-group', wrongDispatch: true, reason: '派错了', finalUnits: [] },
    ]);
  });

  it('leaves it with its unit when handling refuses', async () => {
    const number = await openAt(stage, 'water-group');
    const { dispatchId } = await move(number);
    await tell(stage, {
      type: 'OrderDispatchRefused',
      number,
      at: new Date(),
      actor: system,
      dispatchId,
      reason: '',
      state: 'in_progress',
    });
    expect(await move(number)).toEqual({ dispatchId: `${number}/d3` });
  });

  it.each([
    [{ number: 'n-9' }, 'ORDER_NOT_FOUND'],
    [{ fromAssignmentId: 'a9' }, 'ASSIGNMENT_NOT_LIVE'],
    [{ lead: 'water-group' }, 'UNIT_ALREADY_LIVE'],
    [{ lead: 'nobody' }, 'UNIT_NOT_FOUND'],
    [{ lead: 'closed-works' }, 'UNIT_INACTIVE'],
    [{ reason: '' }, 'FIELD_MISSING'],
  ])('refuses %o: %s', async (change, reason) => {
    const number = await openAt(stage, 'water-group');
    await expect(move(number, change)).rejects.toThrowError(refusing(reason));
  });

  it('refuses to push it down against the catalogue', async () => {
    const number = await openAt(stage, 'water-group', { division: '411721' });
    await expect(move(number, { lead: 'xinhua-street' })).rejects.toThrowError(refusing('NOT_TO_BE_PUSHED_DOWN'));
  });

  it('refuses a barred unit, an assist and an order that waits', async () => {
    const number = await openAt(stage, 'water-group');
    await tell(stage, queuedAgain(number, { barredUnits: ['gas-group'] }));
    await expect(move(number)).rejects.toThrowError(refusing('ILLEGAL_STATE'));
    await dispatcher().dispatchOrder({ ...toWater, number, lead: 'housing-bureau' });
    await expect(move(number)).rejects.toThrowError(refusing('UNIT_BARRED'));
    await tell(stage, assignmentOpened(number, { assignmentId: `${number}/a3`, unit: 'yicheng', role: 'assist' }));
    await expect(move(number, { fromAssignmentId: `${number}/a3` })).rejects.toThrowError(refusing('NOT_THE_LEAD'));
  });
});

describe('declaring an emergency', () => {
  const declare = (number: string, change: object = {}) =>
    dispatcher().declareEmergency({
      number,
      lead: 'gas-group',
      assists: ['yicheng'],
      leaders: ['leader-1'],
      reason: '燃气泄漏',
      ...change,
    });

  it('tells all units and leaders at once', async () => {
    const number = await open(stage);
    expect(await declare(number)).toEqual({ dispatchId: `${number}/d1` });
    expect(await said(stage, 'EmergencyDeclared', number)).toMatchObject([
      { lead: 'gas-group', assists: ['yicheng'], leaders: ['leader-1'], reason: '燃气泄漏' },
    ]);
  });

  it('leaves a live lead in its place', async () => {
    const number = await openAt(stage, 'water-group');
    await declare(number, { lead: '' });
    expect(await said(stage, 'EmergencyDeclared', number)).toMatchObject([{ lead: '', assists: ['yicheng'] }]);
  });

  it.each([
    [{ number: 'n-9' }, 'ORDER_NOT_FOUND'],
    [{ lead: '' }, 'LEAD_REQUIRED'],
    [{ lead: 'nobody' }, 'UNIT_NOT_FOUND'],
    [{ assists: ['closed-works'] }, 'UNIT_INACTIVE'],
    [{ assists: ['gas-group'] }, 'UNIT_TWICE'],
    [{ leaders: [] }, 'FIELD_MISSING'],
    [{ reason: ' ' }, 'FIELD_MISSING'],
  ])('refuses %o: %s', async (change, reason) => {
    const number = await open(stage);
    await expect(declare(number, change)).rejects.toThrowError(refusing(reason));
  });

  it('refuses another lead, a unit that has it, and an order that has ended', async () => {
    const number = await openAt(stage, 'water-group');
    await expect(declare(number)).rejects.toThrowError(refusing('LEAD_IS_LIVE'));
    await expect(declare(number, { lead: '', assists: ['water-group'] })).rejects.toThrowError(refusing('UNIT_ALREADY_LIVE'));
    await tell(stage, { type: 'OrderVoided', number, at: new Date(), actor: system, reason: '', parentNumber: '' });
    await expect(declare(number)).rejects.toThrowError(refusing('ILLEGAL_STATE'));
  });

  it('tells a second person who has the order in hand', async () => {
    const number = await open(stage, { urgency: 'critical' });
    await stage.as({ person: 'dispatcher-2', roles: ['dispatcher'] }).takeNextOrder({ categoryPrefix: '', divisionPrefix: '' });
    await expect(declare(number)).rejects.toThrowError(refusing('LEASE_HELD'));
  });
});
