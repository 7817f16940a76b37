import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatcher, Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const refused = (reason: string) => ({ reason });
const tomorrow = () => new Date(Date.now() + 86_400_000);
const part = (unit: string) => ({ title: `${unit}的部分`, text: '由其负责的部分', category: '', division: '', unit });

describe('SplitOrder and WithdrawPart', () => {
  it('make several orders of one, closed together', async () => {
    const number = await stage.signed('water');
    const { order } = await stage.as('dispatcher').splitOrder({ number, parts: [part('power'), part('roads')], reason: '涉及多个行业' });
    expect(order).toMatchObject({
      state: 'in_progress',
      parts: [{ number: `${number}-1`, unit: 'power', state: 'opened' }, { number: `${number}-2` }],
    });
    await stage.dispatch(`${number}-1`, 'power');
    await stage.unit('power').signAssignment({ assignmentId: `${number}-1/a1` });
    await stage.report(`${number}-1/a1`, 'power');
    await stage.as('reviewer').approveResult({ assignmentId: `${number}-1/a1` });
    expect(await stage.order(`${number}-1`)).toMatchObject({ state: 'closed', parentNumber: number });
    await stage.as('reviewer').withdrawPart({ number: `${number}-2`, reason: '无需办理' });
    expect(await stage.order(number)).toMatchObject({ state: 'callback', parts: [{ state: 'closed' }, { state: 'withdrawn' }] });
  });

  it('lead back to dispatch when nothing comes of any part', async () => {
    const number = await stage.accept();
    await stage.as('dispatcher').splitOrder({ number, parts: [part('power'), part('')], reason: 'x' });
    for (const n of [1, 2]) await stage.as('reviewer').withdrawPart({ number: `${number}-${n}`, reason: '误拆' });
    expect(await stage.order(number)).toMatchObject({ state: 'opened', needsDispatch: true });
    expect(await stage.last(number, 'OrderQueued')).toMatchObject({ number, cause: 'parts_withdrawn' });
  });

  it('refuse', async () => {
    const number = await stage.signed('water');
    const splits = (parts: ReturnType<typeof part>[], of = number) => stage.as('dispatcher').splitOrder({ number: of, parts, reason: 'x' });
    await expect(splits([part('power')])).rejects.toMatchObject(refused('LIST_TOO_SHORT'));
    await expect(splits([part('power'), part('gone')])).rejects.toMatchObject(refused('UNIT_NOT_FOUND'));
    await expect(stage.as('reviewer').withdrawPart({ number, reason: 'x' })).rejects.toMatchObject(refused('NOT_A_PART'));
    await stage
      .unit('water')
      .returnAssignment({ assignmentId: `${number}/a1`, ground: 'others_must_act', basis: 'x', proposedUnit: '', words: '' });
    await expect(splits([part(''), part('')])).rejects.toMatchObject(refused('RETURN_PENDING'));
    await stage.decideReturn('ReturnRefused', `${number}/a1`);
    await splits([part(''), part('')]);
    await expect(splits([part(''), part('')])).rejects.toMatchObject(refused('ORDER_IS_SPLIT'));
    await expect(splits([part(''), part('')], `${number}-1`)).rejects.toMatchObject(refused('PART_NOT_SPLIT_AGAIN'));
    await expect(stage.as('dispatcher').addAssist({ number, unit: 'power', reason: 'x' })).rejects.toMatchObject(refused('ORDER_IS_SPLIT'));
    await stage.as('reviewer').withdrawPart({ number: `${number}-1`, reason: 'x' });
    await expect(stage.as('reviewer').withdrawPart({ number: `${number}-1`, reason: 'x' })).rejects.toMatchObject(refused('ILLEGAL_STATE'));
  });
});

describe('suspensions', () => {
  const asked = async (more = {}) => {
    const number = await stage.signed('water', more);
    await stage.unit('water', 'handler').requestSuspension({ number, reason: '等待汛期结束', until: tomorrow() });
    return number;
  };

  it('are asked, granted, and end by a person, at the date, or by a report', async () => {
    const number = await asked();
    const suspensionId = `${number}/s1`;
    const { order } = await stage.as('reviewer').grantSuspension({ suspensionId });
    expect(order).toMatchObject({ state: 'suspended', suspensions: [{ state: 'granted', unit: 'water' }] });
    await stage.as('reviewer').resumeOrder({ number, reason: '提前完工' });
    expect(await stage.last(number, 'OrderResumed')).toMatchObject({ cause: 'person', suspensionId });
    const dated = await asked();
    await stage.as('reviewer').grantSuspension({ suspensionId: `${dated}/s1` });
    await stage.clock('ClockBreached', dated, 'suspension_end', `${dated}/s1`);
    expect(await stage.order(dated)).toMatchObject({ state: 'in_progress', suspensions: [{ resumedCause: 'date' }] });
  });

  it('are refused with a reason', async () => {
    const number = await asked();
    const { order } = await stage.as('reviewer').refuseSuspension({ suspensionId: `${number}/s1`, reason: '可按期办结' });
    expect(order!.suspensions).toMatchObject([{ state: 'refused', refusal: '可按期办结' }]);
    await expect(stage.as('reviewer').refuseSuspension({ suspensionId: `${number}/s1`, reason: 'x' })).rejects.toMatchObject(
      refused('ILLEGAL_STATE'),
    );
  });

  it('refuse', async () => {
    const number = await asked();
    const asks = (of: string, unit = 'water', until: Date | undefined = tomorrow()) =>
      stage.unit(unit).requestSuspension({ number: of, reason: 'x', until });
    await expect(asks(number)).rejects.toMatchObject(refused('SUSPENSION_PENDING'));
    await expect(asks(number, 'power')).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
    await expect(asks(await stage.signed('water'), 'water', new Date(0))).rejects.toMatchObject(refused('DATE_TOO_EARLY'));
    await expect(asks(await stage.signed('water', { urgency: 'critical' }))).rejects.toMatchObject(refused('CRITICAL_NOT_SUSPENDED'));
    await expect(stage.unit('water').requestSuspension({ number, reason: 'x', until: undefined })).rejects.toMatchObject(
      refused('FIELD_MISSING'),
    );
    const grant = (person: string, suspensionId = `${number}/s1`) =>
      stage.as({ person, roles: ['reviewer'] }).grantSuspension({ suspensionId });
    await expect(grant('water-handler')).rejects.toMatchObject(refused('SAME_PERSON'));
    await expect(grant('r', `${number}/s9`)).rejects.toMatchObject(refused('SUSPENSION_NOT_FOUND'));
    await expect(stage.as('reviewer').resumeOrder({ number, reason: 'x' })).rejects.toMatchObject(refused('ILLEGAL_STATE'));
    const soon = await stage.signed('water');
    await stage.unit('water').requestSuspension({ number: soon, reason: 'x', until: new Date(Date.now() + 400) });
    await new Promise((done) => setTimeout(done, 500));
    await expect(grant('r', `${soon}/s1`)).rejects.toMatchObject(refused('SUSPENSION_DATE_PASSED'));
    await grant('r');
    await expect(stage.unit('power').resumeOrder({ number, reason: 'x' })).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
  });
});

describe('urgency', () => {
  it('is raised at once and lowered by two persons', async () => {
    const number = await stage.signed('water');
    const { order } = await stage.as('dispatcher').changeUrgency({ number, to: 'critical', reason: '管道爆裂' });
    expect(order!.urgency).toBe('critical');
    const asked = await stage.as('reviewer').changeUrgency({ number, to: 'normal', reason: '已控制' });
    expect(asked.order).toMatchObject({ urgency: 'critical', pendingLowering: { to: 'normal', askedBy: { person: 'reviewer-1' } } });
    const lowered = await stage.second('reviewer').confirmLowering({ number });
    expect(lowered.order).toMatchObject({ urgency: 'normal', pendingLowering: undefined });
  });

  it('refuses', async () => {
    const number = await stage.signed('water', { urgency: 'urgent' });
    const changes = (to: string, role = 'reviewer') => stage.as(role).changeUrgency({ number, to, reason: 'x' });
    await expect(changes('urgent')).rejects.toMatchObject(refused('URGENCY_UNCHANGED'));
    await expect(changes('normal', 'dispatcher')).rejects.toMatchObject(refused('LOWERING_BY_REVIEWER'));
    await expect(changes('later')).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED', metadata: { allowed: 'critical,urgent,normal' } });
    await expect(stage.as('supervisor').confirmLowering({ number })).rejects.toMatchObject(refused('NO_LOWERING_PENDING'));
    await changes('normal');
    await expect(stage.as('reviewer').confirmLowering({ number })).rejects.toMatchObject(refused('SAME_PERSON'));
    await stage.as('dispatcher').splitOrder({ number, parts: [part(''), part('')], reason: 'x' });
    const lowers = stage.as('reviewer').changeUrgency({ number: `${number}-1`, to: 'normal', reason: 'x' });
    await expect(lowers).rejects.toMatchObject(refused('PART_FOLLOWS_PARENT'));
  });
});

describe('the level above, and urging', () => {
  it('is asked and answers; anybody of the centre may urge', async () => {
    const number = await stage.signed('water');
    await stage.unit('water').escalateOrder({ number, need: '跨区协调', until: tomorrow() });
    const { order } = await stage.as('leader').answerEscalation({ escalationId: `${number}/e1`, answer: 'guidance', text: '按预案处置' });
    expect(order!.escalations).toMatchObject([{ state: 'answered', answer: 'guidance', unit: 'water' }]);
    const urged = await stage.as('agent').urgeOrder({ number, words: '市民再次来电' });
    expect(urged.order!.counts).toMatchObject({ urges: 1 });
    await stage.tell('intake.appeal', {
      type: 'AppealUrged',
      number,
      at: new Date(),
      actor: { ...dispatcher, role: 'citizen' },
      orderNumber: number,
      words: '请尽快',
    });
    expect(await stage.last(number, 'OrderUrged')).toMatchObject({ count: 2, words: '请尽快' });
  });

  it('refuse', async () => {
    const number = await stage.signed('water');
    const asks = (unit: string, until = tomorrow()) => stage.unit(unit).escalateOrder({ number, need: 'x', until });
    await expect(asks('power')).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
    await expect(asks('water', new Date(0))).rejects.toMatchObject(refused('DATE_TOO_EARLY'));
    await asks('water');
    await expect(asks('water')).rejects.toMatchObject(refused('ESCALATION_PENDING'));
    const answers = (answer: string, id = `${number}/e1`) => stage.as('leader').answerEscalation({ escalationId: id, answer, text: 'x' });
    await expect(answers('perhaps')).rejects.toMatchObject(refused('WORD_NOT_ALLOWED'));
    await expect(answers('declines', `${number}/e9`)).rejects.toMatchObject(refused('ESCALATION_NOT_FOUND'));
    await answers('declines');
    await expect(answers('declines')).rejects.toMatchObject(refused('ILLEGAL_STATE'));
    await stage.as('reviewer').requestVoid({ number, reason: 'x' });
    await stage.as('supervisor').confirmVoid({ number });
    await expect(stage.as('agent').urgeOrder({ number, words: 'x' })).rejects.toMatchObject(refused('ILLEGAL_STATE'));
    await expect(asks('water')).rejects.toMatchObject(refused('ILLEGAL_STATE'));
  });
});

describe('RequestVoid and ConfirmVoid', () => {
  it('take two persons', async () => {
    const number = await stage.signed('water');
    await expect(stage.as('reviewer').confirmVoid({ number })).rejects.toMatchObject(refused('NO_VOID_PENDING'));
    const { order } = await stage.as('reviewer').requestVoid({ number, reason: '测试件' });
    expect(order!.pendingVoid).toMatchObject({ reason: '测试件' });
    await expect(stage.as('reviewer').confirmVoid({ number })).rejects.toMatchObject(refused('SAME_PERSON'));
    const voided = await stage.as('supervisor').confirmVoid({ number });
    expect(voided.order).toMatchObject({ state: 'void', assignments: [{ state: 'withdrawn', withdrawnCause: 'order_ended' }] });
    await expect(stage.as('reviewer').requestVoid({ number, reason: 'x' })).rejects.toMatchObject(refused('ILLEGAL_STATE'));
  });

  it('are not for parts', async () => {
    const number = await stage.accept();
    await stage.as('dispatcher').splitOrder({ number, parts: [part(''), part('')], reason: 'x' });
    await expect(stage.as('reviewer').requestVoid({ number: `${number}-1`, reason: 'x' })).rejects.toMatchObject(
      refused('PART_FOLLOWS_PARENT'),
    );
  });
});

describe('reading an order', () => {
  it('is for units that have, or had, a part in it', async () => {
    const number = await stage.signed('water');
    const { actions } = await stage.unit('water').getOrder({ number });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['recordContact', 'returnAssignment', 'requestSuspension', 'escalateOrder']),
    );
    expect(actions.map(({ action }) => action)).not.toContain('signAssignment');
    await expect(stage.unit('power').getOrder({ number })).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
    await expect(stage.unit('power').listOpenActions({ number })).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
    await expect(stage.as('agent').getOrder({ number: '411700-20261123-999999' })).rejects.toMatchObject(refused('ORDER_NOT_FOUND'));
    await stage.as('dispatcher').splitOrder({ number, parts: [part(''), part('')], reason: 'x' });
    await stage.dispatch(`${number}-1`, 'power');
    expect((await stage.unit('power').getOrder({ number })).order!.number).toBe(number);
    expect((await stage.unit('water').getOrder({ number: `${number}-1` })).order!.parentNumber).toBe(number);
  });

  it('offers only what would not be refused', async () => {
    const number = await stage.signed('water');
    await stage.as('reviewer').requestVoid({ number, reason: 'x' });
    const offered = async (client: ReturnType<Stage['as']>) =>
      (await client.listOpenActions({ number })).actions.map(({ action }) => action);
    expect(await offered(stage.as('reviewer'))).not.toContain('confirmVoid');
    expect(await offered(stage.second('reviewer'))).toContain('confirmVoid');
    expect(await offered(stage.as('analyst'))).toEqual([]);
  });
});

describe('what dispatch decides', () => {
  it('is answered when it can no longer be done', async () => {
    const number = await stage.signed('water');
    await stage.dispatch(number, 'power');
    expect(await stage.last(number, 'OrderDispatchRefused')).toMatchObject({
      dispatchId: `${number}/d1`,
      reason: 'lead_is_live',
      state: 'in_progress',
    });
  });

  it('replaces a lead, and declares an emergency', async () => {
    const number = await stage.signed('water');
    const at = new Date();
    const act = { number, at, actor: dispatcher, reason: '职责不符' };
    const from = { fromAssignmentId: `${number}/a1`, lead: 'power', wrongDispatch: true, finalUnits: [] };
    await stage.tell('dispatch.order', { type: 'OrderReassigned', ...act, dispatchId: `${number}/d2`, ...from });
    expect(await stage.order(number)).toMatchObject({
      assignments: [{ withdrawnCause: 'wrong_dispatch' }, { unit: 'power', role: 'lead' }],
    });
    const emergency = { dispatchId: `${number}/d3`, lead: '', assists: ['police', 'roads'], leaders: ['leader-1'] };
    await stage.tell('dispatch.order', { type: 'EmergencyDeclared', ...act, ...emergency });
    expect(await stage.order(number)).toMatchObject({ urgency: 'critical', process: 'emergency', assignments: { length: 4 } });
  });
});
