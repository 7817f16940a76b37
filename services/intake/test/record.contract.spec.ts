import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, filter, refusal, said, startIntake, submitted, tell, type IntakeStage } from './stage.js';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntake();
}, 120_000);
afterAll(() => stage?.close());

const unknown = '411700-20200101-000001';
const water = { roles: ['handler'], unit: 'water' };
const soon = () => new Date(stage.runtime.clock.now().getTime() + 86_400_000);

const given = (number: string, unit = 'water') =>
  tell(stage, 'AssignmentOpened', { number, assignmentId: `${number}/a1`, unit, role: 'lead' });

describe('GetAppeal', () => {
  it('shows a unit what it is or was responsible for', async () => {
    const { number } = await accepted(stage);
    expect(await refusal(stage.as(water).getAppeal({ number }))).toMatchObject({ kind: 'forbidden', reason: 'NOT_YOUR_UNIT' });
    await given(number);
    expect((await stage.as(water).getAppeal({ number })).appeal).toMatchObject({ number, phone: expect.stringContaining('****') });
    await tell(stage, 'AssignmentWithdrawn', { number, assignmentId: `${number}/a1`, unit: 'water', cause: 'recalled' });
    expect((await stage.as(water).getAppeal({ number })).appeal?.number).toBe(number);
  });

  it('refuses what does not exist', async () => {
    expect(await refusal(stage.as('agent').getAppeal({ number: unknown }))).toMatchObject({
      kind: 'not_found',
      reason: 'APPEAL_NOT_FOUND',
    });
  });
});

describe('FindAppeals', () => {
  it('filters, finds words of the title and pages', async () => {
    const numbers: string[] = [];
    for (const title of ['乐山路路灯不亮', '金雀路路灯不亮', '雪松路井盖缺失'])
      numbers.unshift((await submitted(stage, { title, channel: 'wechat' })).number);
    const find = async (change: object) =>
      (await stage.as('reviewer').findAppeals(filter({ channel: 'wechat', ...change }))).appeals.map(({ number }) => number);
    expect(await find({})).toEqual(numbers);
    expect(await find({ words: '路灯' })).toEqual(numbers.slice(1));
    expect(await find({ words: '金雀 路灯' })).toEqual([numbers[1]]);
    expect(await find({ state: 'accepted' })).toEqual([]);
    const first = await stage.as('analyst').findAppeals(filter({ channel: 'wechat', pageSize: 2 }));
    const second = await stage.as('analyst').findAppeals(filter({ channel: 'wechat', pageSize: 2, cursor: first.nextCursor }));
    expect([...first.appeals, ...second.appeals].map(({ number }) => number)).toEqual(numbers);
    expect(second.nextCursor).toBe('');
  });

  it('lets only who talks with citizens search by telephone number', async () => {
    const byPhone = filter({ phone: '13800009999' });
    expect(await stage.as('callback_agent').findAppeals(byPhone)).toMatchObject({ appeals: [] });
    expect(await refusal(stage.as('reviewer').findAppeals(byPhone))).toMatchObject({
      kind: 'forbidden',
      reason: 'SEARCH_BY_PHONE_NOT_ALLOWED',
    });
  });

  it.each([
    ['a cursor that is none', { cursor: 'x' }, 'BAD_CURSOR'],
    ['an unknown state', { state: 'lost' }, 'WORD_NOT_ALLOWED'],
    ['an unknown mark', { mark: 'bad' }, 'WORD_NOT_ALLOWED'],
    ['a single character', { words: '灯' }, 'FIELD_TOO_SHORT'],
  ])('refuses %s', async (_what, change, reason) => {
    expect(await refusal(stage.as('agent').findAppeals(filter(change)))).toMatchObject({ kind: 'invalid', reason });
  });
});

describe('FindRelatedAppeals', () => {
  it('finds the same person and the same matter, masked, with the mark', async () => {
    const contact = { name: '赵六', phone: '13522223333', identityNumber: '' };
    const place = { division: '411702003' };
    const before = await accepted(stage, { contact });
    const neighbour = await accepted(stage, place);
    await stage.as('agent').markUnreasonable({ number: before.number, evidence: '三次重复' });
    const now = await submitted(stage, { contact, ...place, category: '0301' });
    const { related } = await stage.as('agent').findRelatedAppeals({ number: now.number, phone: '', category: '', division: '', days: 0 });
    expect(related).toMatchObject([
      { why: 'same_matter', appeal: { number: neighbour.number, phone: expect.stringContaining('****') }, mark: '' },
      { why: 'same_person', appeal: { number: before.number, name: '赵*' }, mark: 'marked' },
    ]);
    const elsewhere = { number: now.number, phone: '', category: '', division: '411702004', days: 0 };
    const asked = await stage.as('agent').findRelatedAppeals(elsewhere);
    expect(asked.related.map(({ appeal }) => appeal?.number)).toEqual([before.number]);
    const onTheLine = { number: '', phone: '135 2222 3333', category: '', division: '', days: 1 };
    const heard = await stage.as('dispatcher').findRelatedAppeals(onTheLine);
    expect(heard.related.map(({ appeal }) => appeal?.number)).toEqual([now.number, before.number]);
    expect((await stage.as('agent').getAppeal({ number: now.number })).appeal?.mark).toBe('marked');
  });

  it('refuses what does not exist, and ten years', async () => {
    const question = { number: unknown, phone: '', category: '', division: '', days: 30 };
    expect(await refusal(stage.as('agent').findRelatedAppeals(question))).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
    expect(await refusal(stage.as('agent').findRelatedAppeals({ ...question, days: 3650 }))).toMatchObject({
      reason: 'NUMBER_NOT_ALLOWED',
    });
  });
});

describe('RevealContact', () => {
  const reason = '联系群众核实情况';

  it('shows who wrote what, for a reason, on a record that nobody can edit unseen', async () => {
    const contact = { name: '王小明', phone: '13533334444', identityNumber: '411702199001011234' };
    const { number } = await accepted(stage, { contact, text: '停水，电话13533334444' });
    await given(number);
    const revealed = await stage.as(water).revealContact({ number, reason });
    expect(revealed).toMatchObject({ contact, originalText: expect.stringContaining('停水，电话13533334444') });
    expect(await stage.runtime.audit.verify()).toBeUndefined();
    const { unitOfWork } = stage.runtime;
    const [row, ...others] = await unitOfWork.query<{ seq: number }>(
      "SELECT seq FROM audit WHERE subject = ? AND person = 'handler-1' AND reason = ?",
      [number, reason],
    );
    expect(others).toEqual([]);
    await unitOfWork.execute("UPDATE audit SET reason = '例行' WHERE seq = ?", [row?.seq]);
    expect(await stage.runtime.audit.verify()).toEqual({ seq: row?.seq, why: 'its content was changed' });
    await unitOfWork.execute('UPDATE audit SET reason = ? WHERE seq = ?', [reason, row?.seq]);
  });

  it('hides a hidden identity from units, not from the centre', async () => {
    const { number } = await accepted(stage, { kind: 'report' });
    await given(number);
    expect(await refusal(stage.as(water).revealContact({ number, reason }))).toMatchObject({
      kind: 'forbidden',
      reason: 'HIDDEN_IDENTITY',
    });
    const head = { roles: ['unit_head'], unit: 'water' };
    expect((await stage.as(head).getAppeal({ number })).appeal).toMatchObject({ number, name: '', phone: '' });
    expect((await stage.as('agent').getAppeal({ number })).appeal).toMatchObject({ name: '王**', phone: expect.stringContaining('****') });
    expect(await refusal(stage.as(head).revealContact({ number, reason }))).toMatchObject({ reason: 'HIDDEN_IDENTITY' });
    expect((await stage.as('callback_agent').revealContact({ number, reason })).contact?.name).toBe('王小明');
  });

  it('refuses a stranger, an anonymous appeal, no reason, no appeal', async () => {
    const { number } = await accepted(stage, { identity: 'anonymous' });
    await given(number);
    expect(await refusal(stage.as({ ...water, unit: 'gas' }).revealContact({ number, reason }))).toMatchObject({ reason: 'NOT_YOUR_UNIT' });
    expect(await refusal(stage.as('agent').revealContact({ number, reason }))).toMatchObject({
      kind: 'illegal_state',
      reason: 'NO_CONTACT',
    });
    expect(await refusal(stage.as('agent').revealContact({ number, reason: '' }))).toMatchObject({ reason: 'FIELD_MISSING' });
    expect(await refusal(stage.as('agent').revealContact({ number: unknown, reason }))).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
  });
});

describe('RecordCall', () => {
  const call = (callId: string, number = '') => ({
    callId,
    number,
    direction: 'in',
    phone: '13544445555',
    startedAt: new Date(),
    durationSeconds: 95,
    recording: 'rec/1',
    words: '咨询',
  });

  it('records a call, and notes it at the appeal that came of it', async () => {
    const { number } = await submitted(stage);
    await stage.as('agent').recordCall(call('c-1', number));
    await stage.as('agent').recordCall(call('c-2'));
    const { appeal } = await stage.as('agent').getAppeal({ number });
    expect(appeal?.notes).toMatchObject([{ action: 'recordCall', said: { call_id: 'c-1', direction: 'in' } }]);
    const [row] = await stage.runtime.unitOfWork.query<object>("SELECT * FROM calls WHERE id = 'c-1'");
    expect(JSON.stringify(row)).not.toContain('13544445555');
  });

  it.each([
    ['the same call again', () => call('c-1'), 'CALL_EXISTS'],
    ['a call about nothing known', () => call('c-3', unknown), 'APPEAL_NOT_FOUND'],
    ['a call without a beginning', () => ({ ...call('c-4'), startedAt: undefined }), 'FIELD_MISSING'],
    ['an unknown direction', () => ({ ...call('c-5'), direction: 'up' }), 'WORD_NOT_ALLOWED'],
    ['a call without an id', () => call(''), 'FIELD_MISSING'],
  ])('refuses %s', async (_what, request, reason) => {
    expect(await refusal(stage.as('agent').recordCall(request()))).toMatchObject({ reason });
  });
});

describe('marking unreasonable repeats', () => {
  it('goes from evidence to an officer’s decision, a day of review and a lifting, and refuses no new matter', async () => {
    const contact = { name: '钱七', phone: '13566667777', identityNumber: '' };
    const { number } = await submitted(stage, { contact });
    const marked = await stage.as('agent').markUnreasonable({ number, evidence: '三次重复，电话 13566667777' });
    expect(marked.mark).toMatchObject({ state: 'marked', evidence: '三次重复，电话 [电话]', markedBy: { person: 'agent-1' } });
    const reviewAt = soon();
    const decided = await stage.as('supervisor').decideUnreasonable({ number, upheld: true, reason: '证据充分', reviewAt });
    expect(decided.mark).toMatchObject({ state: 'upheld', decidedBy: { role: 'supervisor' }, reviewAt });
    expect((await stage.as('agent').findAppeals(filter({ mark: 'upheld', number }))).appeals).toHaveLength(1);
    await submitted(stage, { contact });
    await stage.as('leader').liftUnreasonable({ number, reason: '情况变化' });
    expect(await said(stage, 'UnreasonableMarked', number)).toMatchObject([{ evidence: '三次重复，电话 [电话]' }]);
    expect(await said(stage, 'UnreasonableDecided', number)).toMatchObject([{ upheld: true, reviewAt }]);
    expect(await said(stage, 'UnreasonableLifted', number)).toMatchObject([{ reason: '情况变化' }]);
  });

  it('refuses a second mark, nobody, no evidence, no appeal', async () => {
    const agent = stage.as('agent');
    const { number } = await submitted(stage);
    await agent.markUnreasonable({ number, evidence: 'x' });
    expect(await refusal(agent.markUnreasonable({ number, evidence: 'x' }))).toMatchObject({ kind: 'conflict', reason: 'MARK_EXISTS' });
    const nobody = await submitted(stage, { identity: 'anonymous' });
    expect(await refusal(agent.markUnreasonable({ number: nobody.number, evidence: 'x' }))).toMatchObject({ reason: 'NO_PERSON' });
    expect(await refusal(agent.markUnreasonable({ number, evidence: '' }))).toMatchObject({ reason: 'FIELD_MISSING' });
    expect(await refusal(agent.markUnreasonable({ number: unknown, evidence: 'x' }))).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
  });

  it('refuses the same person, a past review, a second decision, what was never marked', async () => {
    const both = stage.as({ person: 'both', roles: ['agent', 'supervisor'] });
    const supervisor = stage.as('supervisor');
    const { number } = await submitted(stage);
    await both.markUnreasonable({ number, evidence: 'x' });
    const decision = { number, upheld: true, reason: 'x', reviewAt: soon() };
    expect(await refusal(both.decideUnreasonable(decision))).toMatchObject({ kind: 'forbidden', reason: 'SAME_PERSON' });
    expect(await refusal(supervisor.decideUnreasonable({ ...decision, reviewAt: undefined }))).toMatchObject({ reason: 'FIELD_MISSING' });
    expect(await refusal(supervisor.decideUnreasonable({ ...decision, reviewAt: new Date(0) }))).toMatchObject({
      reason: 'DATE_TOO_EARLY',
    });
    expect(await refusal(supervisor.liftUnreasonable({ number, reason: 'x' }))).toMatchObject({ reason: 'ILLEGAL_STATE' });
    await supervisor.decideUnreasonable({ ...decision, upheld: false, reviewAt: undefined });
    expect(await refusal(supervisor.decideUnreasonable(decision))).toMatchObject({ reason: 'ILLEGAL_STATE' });
    expect(await refusal(supervisor.decideUnreasonable({ ...decision, number: unknown }))).toMatchObject({ reason: 'MARK_NOT_FOUND' });
    expect(await refusal(supervisor.liftUnreasonable({ number: unknown, reason: 'x' }))).toMatchObject({ reason: 'MARK_NOT_FOUND' });
  });
});

describe('ReferMalice', () => {
  it('is a person’s decision with its evidence; the appeal goes its way', async () => {
    const { number } = await accepted(stage);
    await stage.as('leader').referMalice({ number, evidence: '录音三段', to: '驿城公安分局' });
    expect(await said(stage, 'MaliceReferred', number)).toMatchObject([
      { evidence: '录音三段', to: '驿城公安分局', actor: { role: 'leader' } },
    ]);
    expect((await stage.as('agent').getAppeal({ number })).appeal).toMatchObject({
      state: 'accepted',
      notes: [{}, { action: 'referMalice' }],
    });
  });

  it('refuses what does not exist, and no evidence', async () => {
    expect(await refusal(stage.as('leader').referMalice({ number: unknown, evidence: 'x', to: 'x' }))).toMatchObject({
      reason: 'APPEAL_NOT_FOUND',
    });
    expect(await refusal(stage.as('leader').referMalice({ number: unknown, evidence: '', to: 'x' }))).toMatchObject({
      reason: 'FIELD_MISSING',
    });
  });
});

describe('ListOpenActions', () => {
  it('names what the caller may do now, and what must be brought', async () => {
    const { number } = await submitted(stage);
    const { actions } = await stage.as('agent').listOpenActions({ number });
    expect(actions[0]).toEqual({ action: 'acceptAppeal', subject: number, asks: ['category'] });
    await stage.as('reviewer').markUnreasonable({ number, evidence: 'x' });
    const offered = await stage.as('supervisor').listOpenActions({ number });
    expect(offered.actions.map(({ action }) => action)).toEqual(['referMalice', 'decideUnreasonable']);
    expect(await refusal(stage.as('agent').listOpenActions({ number: unknown }))).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
  });
});
