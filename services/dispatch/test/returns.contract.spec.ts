import type { HotlineEvent } from '@hotline/proto/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askReturn, furnish, queuedAgain, said, startDispatch, system, tell, toWater, type DispatchStage } from './stage.js';

let stage: DispatchStage;
beforeAll(async () => {
  stage = await startDispatch();
  await furnish(stage);
}, 120_000);
afterAll(() => stage?.close());

const refusing = (reason: string) => expect.objectContaining({ reason });
const because = '按三定方案';
const numberOf = (returnId: string) => returnId.slice(0, returnId.indexOf('/'));
const head = (unit = 'water-group') => stage.as({ roles: ['unit_head'], unit });
const arbiter = () => stage.as('arbiter');
const grant = (returnId: string) => stage.as('dispatcher').grantReturn({ returnId, reason: because });
const refuse = (returnId: string) => stage.as('dispatcher').refuseReturn({ returnId, reason: because });
const dispute = (returnId: string, unit = 'water-group') => head(unit).disputeReturn({ returnId, reason: because });
const ruling = (returnId: string, change: object = {}) => ({
  returnId,
  verdict: 'for_unit',
  reason: because,
  namedUnit: 'housing-bureau',
  amendedRow: undefined,
  ...change,
});
const list = { number: '', state: '', unit: '', pageSize: 0, cursor: '' };
const stateOf = async (returnId: string) => (await arbiter().listReturns({ ...list, number: numberOf(returnId) })).returns[0];
const window = (returnId: string, type: 'ClockStarted' | 'ClockBreached', dueAt: Date) => {
  const clock = { clockId: 'c1', kind: 'dispute_window', subject: returnId, unit: 'water-group', dueAt };
  return tell(stage, { type, number: numberOf(returnId), at: new Date(), actor: system, ...clock });
};
const disputed = async () => {
  const returnId = await askReturn(stage, 'water-group');
  await refuse(returnId);
  await dispute(returnId);
  return returnId;
};

describe('a return', () => {
  it('is granted: the unit is barred and the unit that it named proposed', async () => {
    const returnId = await askReturn(stage, 'water-group');
    const number = numberOf(returnId);
    const { return: granted } = await grant(returnId);
    expect(granted).toMatchObject({
      state: 'granted',
      unit: 'water-group',
      ground: 'not_our_duty',
      decision: { reason: because },
      openActions: [],
    });
    expect(await said(stage, 'ReturnGranted', number)).toMatchObject([{ assignmentId: returnId, unit: 'water-group', reason: because }]);
    await tell(stage, queuedAgain(number));
    const { suggestions } = await stage.as('dispatcher').suggestUnits({ number, category: '', division: '' });
    expect(suggestions[0]).toMatchObject({ unit: 'housing-bureau', reason: 'proposed: return_granted' });
    await expect(stage.as('dispatcher').dispatchOrder({ ...toWater, number })).rejects.toThrowError(refusing('UNIT_ALREADY_LIVE'));
  });

  it('is refused, disputed and ruled on for the unit; the unit named by the ruling cannot return it', async () => {
    const returnId = await disputed();
    const number = numberOf(returnId);
    const { return: ruled, catalogueVersion } = await arbiter().ruleOnReturn(ruling(returnId));
    expect(ruled).toMatchObject({ state: 'ruled_for_unit', namedUnit: 'housing-bureau', ruling: { actor: { role: 'arbiter' } } });
    expect(catalogueVersion).toBe(0);
    expect(await said(stage, 'ReturnRefused', number)).toMatchObject([{ askedAt: expect.any(Date) }]);
    expect(await said(stage, 'ReturnDisputed', number)).toHaveLength(1);
    expect(await said(stage, 'ReturnRuledForUnit', number)).toMatchObject([{ namedUnit: 'housing-bureau', ground: 'not_our_duty' }]);
    await tell(stage, queuedAgain(number, { cause: 'ruled_for_unit', barredUnits: ['water-group'] }));
    await stage.as('dispatcher').dispatchOrder({ ...toWater, number, lead: 'housing-bureau' });
    expect(await said(stage, 'OrderDispatched', number)).toMatchObject([{ finalUnits: [] }, { finalUnits: ['housing-bureau'] }]);
  });

  it('is ruled on against the unit', async () => {
    const returnId = await disputed();
    const { return: ruled } = await arbiter().ruleOnReturn(ruling(returnId, { verdict: 'against_unit', namedUnit: '' }));
    expect(ruled).toMatchObject({ state: 'ruled_against_unit', namedUnit: '' });
    expect(await said(stage, 'ReturnRuledAgainstUnit', numberOf(returnId))).toMatchObject([{ reason: because, askedAt: expect.any(Date) }]);
  });

  it('may amend the duty catalogue by its ruling', async () => {
    const row = {
      line: 0,
      category: '0301',
      division: '411721',
      unit: 'housing-bureau',
      assists: [],
      mayPushDown: false,
      legalBasis: '裁定',
    };
    const { catalogueVersion } = await arbiter().ruleOnReturn(ruling(await disputed(), { amendedRow: row }));
    expect(catalogueVersion).toBe(2);
    const question = { categoryPrefix: '0301', division: '411721', unit: '', version: 0, pageSize: 0, cursor: '' };
    expect(await arbiter().findCatalogueRows(question)).toMatchObject({ version: 2, rows: [{ ...row, line: 6 }] });
    expect((await said(stage, 'CataloguePublished')).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('changes nothing when its ruling is refused', async () => {
    const returnId = await disputed();
    const row = { line: 0, category: '0999', division: '411721', unit: 'nobody', assists: [], mayPushDown: false, legalBasis: '裁定' };
    const refused = arbiter().ruleOnReturn(ruling(returnId, { amendedRow: row }));
    await expect(refused).rejects.toMatchObject({
      reason: 'CATALOGUE_ROW_BAD',
      metadata: { causes: 'category "0999" is not in the category tree; unit "nobody" is not registered' },
    });
    expect(await stateOf(returnId)).toMatchObject({ state: 'disputed' });
  });
});

describe('the window to dispute', () => {
  it('lets a refusal stand once it is over', async () => {
    const returnId = await askReturn(stage, 'water-group');
    await refuse(returnId);
    await window(returnId, 'ClockStarted', new Date(Date.now() - 1000));
    expect(await stateOf(returnId)).toMatchObject({ state: 'refused', disputeUntil: expect.any(Date), refusalStands: false });
    await expect(dispute(returnId)).rejects.toThrowError(refusing('DISPUTE_WINDOW_OVER'));
  });

  it('is over when its clock says so', async () => {
    const returnId = await askReturn(stage, 'water-group');
    await refuse(returnId);
    await window(returnId, 'ClockBreached', new Date(Date.now() + 60_000));
    expect(await stateOf(returnId)).toMatchObject({ refusalStands: true });
    await expect(dispute(returnId)).rejects.toThrowError(refusing('DISPUTE_WINDOW_OVER'));
  });
});

describe('a return is refused', () => {
  it.each([
    ['grantReturn', () => grant('n-9/a1')],
    ['refuseReturn', () => refuse('n-9/a1')],
    ['disputeReturn', () => dispute('n-9/a1')],
    ['ruleOnReturn', () => arbiter().ruleOnReturn(ruling('n-9/a1'))],
  ])('%s: there is none', (_, act) => expect(act()).rejects.toThrowError(refusing('RETURN_NOT_FOUND')));

  it('in the wrong state, naming what is allowed', async () => {
    const returnId = await askReturn(stage, 'water-group');
    await expect(dispute(returnId)).rejects.toMatchObject({ reason: 'ILLEGAL_STATE', metadata: { state: 'requested' } });
    await expect(arbiter().ruleOnReturn(ruling(returnId))).rejects.toThrowError(refusing('ILLEGAL_STATE'));
    await refuse(returnId);
    await expect(refuse(returnId)).rejects.toThrowError(refusing('ILLEGAL_STATE'));
    await expect(grant(returnId)).rejects.toThrowError(refusing('ILLEGAL_STATE'));
  });

  it('to another unit’s head, and to the arbiter who refused it', async () => {
    const returnId = await askReturn(stage, 'water-group');
    await stage.as({ person: 'both-1', roles: ['dispatcher', 'arbiter'] }).refuseReturn({ returnId, reason: because });
    await expect(dispute(returnId, 'gas-group')).rejects.toThrowError(refusing('NOT_YOUR_UNIT'));
    await dispute(returnId);
    const both = stage.as({ person: 'both-1', roles: ['dispatcher', 'arbiter'] });
    await expect(both.ruleOnReturn(ruling(returnId))).rejects.toThrowError(refusing('SAME_PERSON'));
    expect((await both.listOpenActions({ number: numberOf(returnId) })).actions.map(({ action }) => action)).not.toContain('ruleOnReturn');
    expect((await arbiter().listOpenActions({ number: numberOf(returnId) })).actions.map(({ action }) => action)).toEqual(['ruleOnReturn']);
  });

  it.each([
    [{ namedUnit: '' }, 'NAMED_UNIT_REQUIRED'],
    [{ namedUnit: 'water-group' }, 'NAMED_UNIT_MISPLACED'],
    [{ verdict: 'against_unit' }, 'NAMED_UNIT_MISPLACED'],
    [{ namedUnit: 'nobody' }, 'UNIT_NOT_FOUND'],
    [{ verdict: 'maybe' }, 'WORD_NOT_ALLOWED'],
    [{ reason: '' }, 'FIELD_MISSING'],
  ])('with a ruling like %o: %s', async (change, reason) =>
    expect(arbiter().ruleOnReturn(ruling(await disputed(), change))).rejects.toThrowError(refusing(reason)),
  );

  it('with a ruling that names a unit which takes no orders', async () => {
    const heat = { code: 'heat-group', name: '热力集团', kind: 'enterprise', division: '411700', remoteTenant: '', level: 'city' };
    await stage.as('administrator').registerUnit({ ...heat, duty: undefined });
    await stage.as('administrator').updateUnit({ ...heat, active: false });
    const ruled = arbiter().ruleOnReturn(ruling(await disputed(), { namedUnit: 'heat-group' }));
    await expect(ruled).rejects.toThrowError(refusing('UNIT_INACTIVE'));
  });
});

describe('a return lapses', () => {
  const fact = (returnId: string) => ({ number: numberOf(returnId), at: new Date(), actor: system });
  const assignment = (returnId: string) => ({ assignmentId: returnId, unit: 'water-group' });

  it.each<[string, (id: string) => HotlineEvent]>([
    [
      'approved',
      (id: string) => ({
        type: 'ResultApproved',
        ...fact(id),
        ...assignment(id),
        role: 'lead',
        submittedAt: new Date(),
        cause: 'review',
        all: true,
      }),
    ],
    ['submitted', (id: string) => ({ type: 'ReturnWithdrawn', ...fact(id), ...assignment(id) })],
    [
      'withdrawn',
      (id: string) => ({
        type: 'AssignmentWithdrawn',
        ...fact(id),
        ...assignment(id),
        role: 'lead',
        cause: 'recalled',
        reason: '',
        queued: true,
      }),
    ],
    ['order_ended', (id: string) => ({ type: 'OrderWithdrawn', ...fact(id), reason: '', parentNumber: '' })],
  ])('%s', async (lapseReason, event) => {
    const returnId = await askReturn(stage, 'water-group');
    await tell(stage, event(returnId));
    expect(await stateOf(returnId)).toMatchObject({ state: 'lapsed', lapseReason });
    expect(await said(stage, 'ReturnLapsed', numberOf(returnId))).toMatchObject([{ assignmentId: returnId, reason: lapseReason }]);
  });
});

describe('listing returns', () => {
  it('shows a unit its own, and says who may do what', async () => {
    const returnId = await askReturn(stage, 'gas-group');
    await refuse(returnId);
    const own = await head('gas-group').listReturns(list);
    expect(own.returns).toMatchObject([{ returnId, unit: 'gas-group', openActions: ['disputeReturn'] }]);
    expect((await head('yicheng').listReturns({ ...list, unit: 'gas-group' })).returns).toEqual([]);
    expect((await stage.as({ roles: ['handler'], unit: 'gas-group' }).listReturns(list)).returns).toMatchObject([{ openActions: [] }]);
    expect((await stage.as('supervisor').listReturns({ ...list, unit: 'gas-group', state: 'refused' })).returns).toHaveLength(1);
  });

  it('is paged', async () => {
    const page = await arbiter().listReturns({ ...list, pageSize: 1 });
    const next = await arbiter().listReturns({ ...list, pageSize: 1, cursor: page.nextCursor });
    expect(next.returns[0]?.returnId).not.toBe(page.returns[0]?.returnId);
  });

  it('refuses a state that is none', () =>
    expect(arbiter().listReturns({ ...list, state: 'open' })).rejects.toThrowError(refusing('WORD_NOT_ALLOWED')));
});
