import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, classified, filter, refusal, said, startIntake, submitted, tell, type IntakeStage } from './stage.js';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntake();
}, 120_000);
afterAll(() => stage?.close());

const other = { person: 'agent-2', roles: ['agent'] };
const unknown = '411700-20200101-000001';

const decisions = {
  acceptAppeal: (number: string, by: Parameters<IntakeStage['as']>[0] = 'agent') => stage.as(by).acceptAppeal(classified(number)),
  answerAppeal: (number: string, by: Parameters<IntakeStage['as']>[0] = 'agent') =>
    stage.as(by).answerAppeal({ number, sourceTitle: '供水条例', text: '请拨打 96396' }),
  declineAppeal: (number: string, by: Parameters<IntakeStage['as']>[0] = 'agent') =>
    stage.as(by).declineAppeal({ number, ground: 'courts', rule: '信访工作条例', helper: '人民法院' }),
  transferAppeal: (number: string, by: Parameters<IntakeStage['as']>[0] = 'agent') =>
    stage.as(by).transferAppeal({ number, to: '110', notes: '有人打架，报警人 13800001234' }),
  mergeAppeal: async (number: string, by: Parameters<IntakeStage['as']>[0] = 'agent') =>
    stage.as(by).mergeAppeal({ number, orderNumber: (await accepted(stage)).number, urgency: '' }),
};

describe('the intake queue', () => {
  it('hands out the oldest, tells a second agent who has it, and takes it back', async () => {
    await emptyQueue();
    expect(await stage.as('agent').takeNextAppeal({})).toEqual({ appeal: undefined });
    const first = await submitted(stage);
    const second = await submitted(stage);
    const mine = await stage.as('agent').takeNextAppeal({});
    expect(mine.appeal).toMatchObject({ number: first.number, state: 'received', lease: { person: 'agent-1' } });
    expect((await stage.as(other).takeNextAppeal({})).appeal?.number).toBe(second.number);
    await stage.as('agent').renewLease({ number: first.number });
    await stage.as('agent').releaseLease({ number: first.number });
    expect(await refusal(stage.as('agent').renewLease({ number: first.number }))).toMatchObject({ kind: 'conflict', reason: 'LEASE_LOST' });
    await stage.as('agent').releaseLease({ number: first.number });
    expect((await stage.as(other).takeNextAppeal({})).appeal?.number).toBe(first.number);
  });

  it.each(Object.keys(decisions) as (keyof typeof decisions)[])('%s is refused while somebody else has it in hand', async (rpc) => {
    const { number } = await submitted(stage);
    await emptyQueue(number);
    await stage.as(other).takeNextAppeal({});
    expect(await refusal(decisions[rpc](number))).toMatchObject({
      kind: 'conflict',
      reason: 'LEASE_HELD',
      metadata: { holder: 'agent-2' },
    });
    await decisions[rpc](number, other);
  });

  /** Answers all that wait, but for one. */
  async function emptyQueue(except = ''): Promise<void> {
    for (const agent of ['agent', other]) {
      for (;;) {
        const { appeal } = await stage.as(agent).takeNextAppeal({});
        if (appeal === undefined) break;
        if (appeal.number === except) {
          await stage.as(agent).releaseLease({ number: except });
          break;
        }
        await decisions.answerAppeal(appeal.number, agent);
      }
    }
  }
});

describe.each(Object.keys(decisions) as (keyof typeof decisions)[])('%s', (rpc) => {
  it('refuses an appeal that is decided, and one that does not exist', async () => {
    const { number } = await submitted(stage);
    await decisions.declineAppeal(number);
    expect(await refusal(decisions[rpc](number))).toMatchObject({
      kind: 'illegal_state',
      reason: 'ILLEGAL_STATE',
      metadata: { state: 'declined' },
    });
    expect(await refusal(decisions[rpc](unknown))).toMatchObject({ kind: 'not_found', reason: 'APPEAL_NOT_FOUND' });
  });
});

describe('AcceptAppeal', () => {
  it('makes an order of the same number with what the agent found out', async () => {
    const { number } = await submitted(stage, { fields: { room: '2 单元' } });
    const related = await accepted(stage);
    const found = { urgency: 'urgent', title: '整片停水', fields: { since: '周日' }, relatedNumber: related.number };
    const { appeal } = await stage.as('agent').acceptAppeal(classified(number, found));
    expect(appeal).toMatchObject({ state: 'accepted', orderNumber: number, urgency: 'urgent', process: 'dispatch', title: '整片停水' });
    expect(await said(stage, 'AppealAccepted', number)).toMatchObject([
      {
        kind: 'help',
        channel: 'web',
        category: '0301',
        urgency: 'urgent',
        process: 'dispatch',
        division: '411702',
        title: '整片停水',
        text: '小区停水两天了，没有人来修。',
        fields: { room: '2 单元', since: '周日' },
        relatedNumber: related.number,
        actor: { person: 'agent-1', role: 'agent' },
      },
    ]);
  });

  it('accepts an answered one whose citizen insists', async () => {
    const { number } = await submitted(stage);
    await decisions.answerAppeal(number);
    expect((await decisions.acceptAppeal(number)).appeal?.state).toBe('accepted');
  });

  it.each([
    ['no category', { category: '' }, 'FIELD_MISSING'],
    ['an unknown category', { category: '9999' }, 'CATEGORY_NOT_FOUND'],
    ['an unknown urgency', { urgency: 'soon' }, 'WORD_NOT_ALLOWED'],
    ['an urgency below the category’s', { category: '0302', urgency: 'normal', fields: { meter: '1' } }, 'URGENCY_ONLY_RAISED'],
    ['a missing required field', { category: '0302' }, 'REQUIRED_FIELD_MISSING'],
    ['an older order that does not exist', { relatedNumber: unknown }, 'RELATED_NOT_FOUND'],
  ])('refuses %s', async (_what, change, reason) => {
    const { number } = await submitted(stage);
    expect(await refusal(stage.as('agent').acceptAppeal(classified(number, change)))).toMatchObject({ kind: 'invalid', reason });
  });
});

describe('AnswerAppeal', () => {
  it('cites its source', async () => {
    const { number } = await submitted(stage);
    expect((await decisions.answerAppeal(number)).appeal).toMatchObject({ state: 'answered', notes: [{ action: 'answerAppeal' }] });
    expect(await said(stage, 'AppealAnswered', number)).toMatchObject([{ sourceTitle: '供水条例', text: '请拨打 96396' }]);
  });

  it('refuses an answer without a source', async () => {
    const { number } = await submitted(stage);
    const answer = stage.as('agent').answerAppeal({ number, sourceTitle: '', text: 'x' });
    expect(await refusal(answer)).toMatchObject({ reason: 'FIELD_MISSING', metadata: { field: 'source_title' } });
  });
});

describe('DeclineAppeal', () => {
  it('says why, by which rule, and who can help', async () => {
    const { number } = await submitted(stage);
    expect((await decisions.declineAppeal(number)).appeal?.state).toBe('declined');
    expect(await said(stage, 'AppealDeclined', number)).toMatchObject([{ ground: 'courts', rule: '信访工作条例', helper: '人民法院' }]);
  });

  it.each([
    ['an unknown ground', { ground: 'busy' }, 'WORD_NOT_ALLOWED'],
    ['no rule', { rule: '' }, 'FIELD_MISSING'],
    ['nobody who can help', { helper: '' }, 'FIELD_MISSING'],
  ])('refuses %s', async (_what, change, reason) => {
    const { number } = await submitted(stage);
    const declining = { number, ground: 'courts', rule: '信访工作条例', helper: '人民法院', ...change };
    expect(await refusal(stage.as('agent').declineAppeal(declining))).toMatchObject({ reason });
  });
});

describe('TransferAppeal and TakeBackAppeal', () => {
  it('hand it to another hotline, and take it back into the queue', async () => {
    const { number } = await submitted(stage);
    expect((await decisions.transferAppeal(number)).appeal?.state).toBe('transferred');
    expect(await said(stage, 'AppealTransferred', number)).toMatchObject([{ to: '110', notes: '有人打架，报警人 [电话]' }]);
    const { appeal } = await stage.as('partner').takeBackAppeal({ number, reason: '不属警情' });
    expect(appeal?.state).toBe('received');
    expect(await said(stage, 'AppealTakenBack', number)).toMatchObject([{ from: '110', reason: '不属警情' }]);
  });

  it('refuse to take back what was not given, or without a reason', async () => {
    const { number } = await submitted(stage);
    const agent = stage.as('agent');
    expect(await refusal(agent.takeBackAppeal({ number, reason: 'x' }))).toMatchObject({ reason: 'ILLEGAL_STATE' });
    expect(await refusal(agent.takeBackAppeal({ number, reason: '' }))).toMatchObject({ reason: 'FIELD_MISSING' });
    expect(await refusal(agent.takeBackAppeal({ number: unknown, reason: 'x' }))).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
  });
});

describe('MergeAppeal and DetachVoice', () => {
  it('make it a voice of an open order, and let it stand alone again', async () => {
    const order = await accepted(stage);
    const { number } = await submitted(stage, { kind: 'report' });
    const merged = await stage.as('agent').mergeAppeal({ number, orderNumber: order.number, urgency: 'critical' });
    expect(merged.appeal).toMatchObject({ state: 'merged', orderNumber: order.number });
    expect(await said(stage, 'AppealMerged', number)).toMatchObject([
      { orderNumber: order.number, identity: 'hidden', replyWanted: true, channel: 'web', urgency: 'critical', samePerson: false },
    ]);
    const { appeals } = await stage.as('agent').findAppeals(filter({ orderNumber: order.number }));
    expect(appeals.map((each) => each.number)).toEqual([number, order.number]);
    const detached = await stage.as('reviewer').detachVoice({ number, reason: '地点不同' });
    expect(detached.appeal).toMatchObject({ state: 'received', orderNumber: '' });
    expect(await said(stage, 'VoiceDetached', number)).toMatchObject([{ orderNumber: order.number, reason: '地点不同' }]);
  });

  it('bring it back, with why, when handling would not have it', async () => {
    const order = await accepted(stage);
    const { number } = await submitted(stage);
    await stage.as('agent').mergeAppeal({ number, orderNumber: order.number, urgency: '' });
    await tell(stage, 'VoiceRefused', { number: order.number, appealNumber: number, state: 'closed' });
    const { appeal } = await stage.as('agent').getAppeal({ number });
    expect(appeal).toMatchObject({ state: 'received', orderNumber: '' });
    expect(appeal?.notes.at(-1)).toMatchObject({ action: 'voiceRefused', said: { state: 'closed' }, actor: { role: 'system' } });
  });

  it('refuse what is no order, an ended one, itself, and an unknown urgency', async () => {
    const agent = stage.as('agent');
    const { number } = await submitted(stage);
    const waiting = await submitted(stage);
    const merging = { number, orderNumber: waiting.number, urgency: '' };
    expect(await refusal(agent.mergeAppeal(merging))).toMatchObject({ kind: 'invalid', reason: 'ORDER_NOT_FOUND' });
    expect(await refusal(agent.mergeAppeal({ ...merging, orderNumber: unknown }))).toMatchObject({ reason: 'ORDER_NOT_FOUND' });
    const order = await accepted(stage);
    const own = { number: order.number, orderNumber: order.number, urgency: '' };
    expect(await refusal(agent.mergeAppeal(own))).toMatchObject({ reason: 'ILLEGAL_STATE' });
    expect(await refusal(agent.mergeAppeal({ ...merging, orderNumber: order.number, urgency: 'soon' }))).toMatchObject({
      reason: 'WORD_NOT_ALLOWED',
    });
    await tell(stage, 'OrderClosed', { number: order.number });
    expect(await refusal(agent.mergeAppeal({ ...merging, orderNumber: order.number }))).toMatchObject({
      kind: 'illegal_state',
      reason: 'ORDER_ENDED',
    });
  });

  it('let a person come back to an own closed order', async () => {
    const contact = { name: '王小明', phone: '13511112222', identityNumber: '' };
    const order = await accepted(stage, { contact });
    await tell(stage, 'OrderClosed', { number: order.number });
    const { number } = await submitted(stage, { contact });
    await stage.as('agent').mergeAppeal({ number, orderNumber: order.number, urgency: '' });
    expect(await said(stage, 'AppealMerged', number)).toMatchObject([{ samePerson: true }]);
  });

  it('refuse to detach what is no voice', async () => {
    const { number } = await submitted(stage);
    expect(await refusal(stage.as('agent').detachVoice({ number, reason: 'x' }))).toMatchObject({ reason: 'ILLEGAL_STATE' });
    expect(await refusal(stage.as('agent').detachVoice({ number: unknown, reason: 'x' }))).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
    expect(await refusal(stage.as('agent').detachVoice({ number, reason: '' }))).toMatchObject({ reason: 'FIELD_MISSING' });
  });
});
