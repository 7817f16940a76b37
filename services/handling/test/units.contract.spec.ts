import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const refused = (reason: string) => ({ reason });
const first = (number: string) => ({ assignmentId: `${number}/a1` });
const notOurs = { ground: 'not_our_duty', basis: '三定规定', proposedUnit: 'power', words: '属供电设施' };

describe('SignAssignment', () => {
  it('takes receipt', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    const { order } = await stage.unit('water', 'handler').signAssignment(first(number));
    expect(order).toMatchObject({ state: 'in_progress', assignments: [{ unit: 'water', state: 'signed', signedCause: 'person' }] });
    expect(await stage.last(number, 'AssignmentSigned')).toMatchObject({
      unit: 'water',
      actor: { person: 'water-handler', role: 'handler' },
    });
  });

  it('refuses other units, unknown assignments, and a second time', async () => {
    const number = await stage.signed('water');
    await expect(stage.unit('power').signAssignment(first(number))).rejects.toMatchObject({
      reason: 'NOT_YOUR_UNIT',
      metadata: { yours: 'power', units: 'water' },
    });
    await expect(stage.unit('water').signAssignment({ assignmentId: `${number}/a9` })).rejects.toMatchObject(
      refused('ASSIGNMENT_NOT_FOUND'),
    );
    await expect(stage.unit('water').signAssignment({ assignmentId: '411700-20261123-999999/a1' })).rejects.toMatchObject(
      refused('ORDER_NOT_FOUND'),
    );
    await expect(stage.unit('water').signAssignment(first(number))).rejects.toMatchObject({
      reason: 'ILLEGAL_STATE',
      metadata: { state: 'signed' },
    });
    await expect(stage.unit('water').signAssignment({ assignmentId: '' })).rejects.toMatchObject(refused('FIELD_MISSING'));
  });

  it('happens by itself when the signing time is over', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    await stage.clock('ClockBreached', number, 'sign', `${number}/a1`);
    expect(await stage.order(number)).toMatchObject({ state: 'in_progress', assignments: [{ signedCause: 'auto' }] });
  });
});

describe('a tenant that does not sign by itself', () => {
  it('leaves the assignment to the unit', async () => {
    const strict = await Stage.open({ HOTLINE_AUTO_SIGN: 'false' });
    const number = await strict.accept();
    await strict.dispatch(number, 'water');
    await strict.clock('ClockBreached', number, 'sign', `${number}/a1`);
    expect(await strict.order(number)).toMatchObject({ state: 'opened', assignments: [{ state: 'assigned' }] });
    await strict.close();
  });
});

describe('ReturnAssignment', () => {
  it('asks dispatch, which grants it: the order waits for another unit', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    const { order } = await stage.unit('water').returnAssignment({ ...first(number), ...notOurs });
    expect(order!.assignments).toMatchObject([{ state: 'returning', returnAsked: notOurs }]);
    await stage.decideReturn('ReturnGranted', `${number}/a1`);
    expect(await stage.order(number)).toMatchObject({ state: 'opened', needsDispatch: true, counts: { bouncedUnits: 1 } });
    expect(await stage.last(number, 'OrderQueued')).toMatchObject({ proposedUnit: 'power', barredUnits: ['water'] });
  });

  it('is refused by dispatch, and the unit counts as signed; a ruling for it takes it out after all', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    await stage.unit('water').returnAssignment({ ...first(number), ...notOurs });
    await stage.decideReturn('ReturnRefused', `${number}/a1`);
    expect(await stage.order(number)).toMatchObject({
      state: 'in_progress',
      assignments: [{ state: 'signed', signedCause: 'return_refused' }],
    });
    await stage.decideReturn('ReturnRuledForUnit', `${number}/a1`, { namedUnit: 'roads' });
    expect(await stage.last(number, 'AssignmentWithdrawn')).toMatchObject({ cause: 'ruled_for_unit', queued: true });
    expect(await stage.last(number, 'OrderQueued')).toMatchObject({ proposedUnit: 'roads' });
  });

  it('stays with the unit when a ruling goes against it', async () => {
    const number = await stage.signed('water');
    await stage.unit('water').returnAssignment({ ...first(number), ...notOurs });
    await stage.decideReturn('ReturnRefused', `${number}/a1`);
    await stage.decideReturn('ReturnRuledAgainstUnit', `${number}/a1`);
    expect(await stage.order(number)).toMatchObject({ assignments: [{ state: 'signed', signedCause: 'person' }] });
    await expect(stage.unit('water').returnAssignment({ ...first(number), ...notOurs })).rejects.toMatchObject(
      refused('RETURN_ASKED_BEFORE'),
    );
  });

  it('refuses what is not asked rightly, or too late', async () => {
    const number = await stage.signed('water');
    const asks = (more: object) => stage.unit('water').returnAssignment({ ...first(number), ...notOurs, ...more });
    await expect(asks({ ground: 'too_hard' })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED', metadata: { field: 'ground' } });
    await expect(asks({ basis: '' })).rejects.toMatchObject({ reason: 'FIELD_MISSING', metadata: { field: 'basis' } });
    await expect(asks({ proposedUnit: '' })).rejects.toMatchObject({ reason: 'FIELD_MALFORMED', metadata: { field: 'proposed_unit' } });
    await expect(asks({ proposedUnit: 'water' })).rejects.toMatchObject(refused('PROPOSED_UNIT_IS_YOURS'));
    await expect(stage.unit('power').returnAssignment({ ...first(number), ...notOurs })).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
    await stage.clock('ClockStarted', number, 'return_window', `${number}/a1`, new Date(Date.now() - 1000));
    await expect(asks({})).rejects.toMatchObject(refused('RETURN_WINDOW_OVER'));
    await stage.unit('water', 'handler').recordContact({ ...first(number), way: 'phone', words: '已联系' });
    await expect(asks({})).rejects.toMatchObject(refused('ILLEGAL_STATE'));
  });

  it('is closed to a unit that a ruling named', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water', { finalUnits: ['water'] });
    await expect(stage.unit('water').returnAssignment({ ...first(number), ...notOurs })).rejects.toMatchObject(refused('RETURN_RULED_OUT'));
  });
});

describe('RecallAssignment', () => {
  it('takes the order from the unit and queues it', async () => {
    const number = await stage.submitted('water');
    const { order } = await stage.as('dispatcher').recallAssignment({ ...first(number), reason: '另行派发', wrongDispatch: false });
    expect(order).toMatchObject({
      state: 'opened',
      needsDispatch: true,
      assignments: [{ state: 'withdrawn', withdrawnCause: 'recalled' }],
    });
    await expect(stage.as('dispatcher').recallAssignment({ ...first(number), reason: 'x', wrongDispatch: false })).rejects.toMatchObject(
      refused('ILLEGAL_STATE'),
    );
  });

  it('needs a reason', async () => {
    const number = await stage.signed('water');
    const recall = stage.as('dispatcher').recallAssignment({ ...first(number), reason: ' ', wrongDispatch: true });
    await expect(recall).rejects.toMatchObject({ reason: 'FIELD_MISSING', metadata: { field: 'reason' } });
  });
});

describe('AddAssist', () => {
  it('lets the accountable unit convene another', async () => {
    const number = await stage.signed('water');
    const { order } = await stage.unit('water').addAssist({ number, unit: 'power', reason: '需断电' });
    expect(order!.assignments).toMatchObject([{ role: 'lead' }, { unit: 'power', role: 'assist', state: 'assigned' }]);
  });

  it('refuses', async () => {
    const number = await stage.signed('water');
    const adds = (unit: string, caller = stage.as('dispatcher')) => caller.addAssist({ number, unit, reason: '需断电' });
    await expect(adds('gone')).rejects.toMatchObject({ reason: 'UNIT_NOT_FOUND', metadata: { units: 'gone' } });
    await expect(adds('water')).rejects.toMatchObject(refused('UNIT_ALREADY_LIVE'));
    await expect(adds('power', stage.unit('power'))).rejects.toMatchObject(refused('NOT_ACCOUNTABLE'));
    const waiting = await stage.accept();
    await expect(stage.as('dispatcher').addAssist({ number: waiting, unit: 'power', reason: 'x' })).rejects.toMatchObject(
      refused('NO_LEAD'),
    );
    await stage.dispatch(waiting, 'water');
    await stage.unit('water').returnAssignment({ ...first(waiting), ...notOurs });
    await stage.decideReturn('ReturnGranted', `${waiting}/a1`);
    await stage.dispatch(waiting, 'power');
    await expect(stage.as('dispatcher').addAssist({ number: waiting, unit: 'water', reason: 'x' })).rejects.toMatchObject(
      refused('UNIT_BARRED'),
    );
  });
});
