import { encodeEvent } from '@hotline/proto/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, appealOf, filter, refusal, said, startIntake, submitted, tell, type IntakeStage } from './stage.js';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntake();
}, 120_000);
afterAll(() => stage?.close());

const wrong = 'ZZZZZZZZ';
const opinion = { contacted: true, resolved: true, satisfaction: 5, words: '很好，13800001234' };
const attachment = { id: 'f1', name: '照片.jpg', type: 'image/jpeg', size: '1024', sha256: 'a'.repeat(64) };

/** Lets an order come to its callback. */
async function resolved(number: string): Promise<void> {
  const unit = { number, assignmentId: `${number}/a1`, unit: 'water', role: 'lead' };
  await stage.deliver({ topic: 'dispatch.catalogue', type: 'UnitRegistered', key: 'water', payload: registered });
  await tell(stage, 'OrderOpened', { number, round: 1 });
  await tell(stage, 'AssignmentOpened', unit);
  await tell(stage, 'AssignmentSigned', unit);
  await tell(stage, 'ResultSubmitted', { ...unit, text: '已抢修，联系人 13900001111', last: true });
  await tell(stage, 'ResultApproved', { ...unit, all: true });
  await tell(stage, 'CallbackPlanned', { number, appealNumber: number, owed: true });
}

const registered = encodeEvent({
  type: 'UnitRegistered',
  number: 'water',
  at: new Date(),
  actor: undefined,
  unit: 'water',
  name: '供水集团',
  kind: 'enterprise',
  division: '411700',
  remoteTenant: '',
});

describe('SubmitAppeal', () => {
  it('gives a number for life and a query code, once', async () => {
    const { number, queryCode } = await submitted(stage);
    expect(number).toMatch(/^411700-\d{8}-\d{6}$/);
    expect(queryCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    const [received] = await said(stage, 'AppealReceived', number);
    expect(received).toMatchObject({
      channel: 'web',
      kind: 'help',
      identity: 'open',
      replyWanted: true,
      actor: { person: '', role: 'citizen' },
    });
    expect(stage.runtime.cipher.decrypt(received?.sealedQueryCode ?? '')).toBe(queryCode);
  });

  it('answers a retry with the same number and code', async () => {
    const citizen = stage.as('citizen');
    const appeal = appealOf();
    const first = await citizen.submitAppeal(appeal, { idempotencyKey: 'once' });
    expect(await citizen.submitAppeal(appeal, { idempotencyKey: 'once' })).toEqual(first);
  });

  it('keeps names, numbers and what was masked out of the tables and the topics', async () => {
    const contact = { name: '欧阳无忌', phone: '13712345678', identityNumber: '411702199001011234' };
    const { number } = await submitted(stage, { contact, text: '我是欧阳，电话 137-1234-5678，身份证411702199001011234' });
    const [row] = await stage.runtime.unitOfWork.query<object>('SELECT * FROM appeals WHERE id = ?', [number]);
    const facts = (await stage.published()).map(({ payload }) => Buffer.from(payload).toString());
    for (const text of [JSON.stringify(row), ...facts]) expect(text).not.toMatch(/欧阳无忌|13712345678|137-1234|411702199001011234/);
  });

  it('knows the people behind one telephone number, whatever channel they use', async () => {
    const contact = { name: '王小明', phone: '+86 136 0000 0001', identityNumber: '' };
    const one = await submitted(stage, { contact });
    const two = await stage.as('agent').submitAppeal(appealOf({ channel: 'phone', contact: { ...contact, phone: '13600000001' } }));
    const { appeals } = await stage.as('agent').findAppeals(filter({ phone: '136-0000-0001' }));
    expect(appeals.map(({ number }) => number)).toEqual([two.number, one.number]);
  });

  it.each([
    ['a channel that is not open', { channel: 'fax' }, 'WORD_NOT_ALLOWED'],
    ['the superior’s channel', { channel: 'superior' }, 'WORD_NOT_ALLOWED'],
    ['a telephone appeal by a citizen', { channel: 'phone' }, 'CHANNEL_NOT_FOR_ROLE'],
    ['an unknown kind', { kind: 'demand' }, 'WORD_NOT_ALLOWED'],
    ['an unknown identity', { identity: 'secret' }, 'WORD_NOT_ALLOWED'],
    ['no text', { text: ' ' }, 'FIELD_MISSING'],
    ['too long a text', { text: '水'.repeat(5001) }, 'FIELD_TOO_LONG'],
    ['a division that is none', { division: '4117' }, 'FIELD_MALFORMED'],
    ['a telephone number that is none', { contact: { name: '', phone: '无', identityNumber: '' } }, 'FIELD_MALFORMED'],
    ['a wish for a reply without a number', { contact: undefined }, 'CONTACT_MISSING'],
    ['an enterprise without credit code', { enterprise: true }, 'CREDIT_CODE_MISSING'],
    ['a credit code that is none', { creditCode: '123' }, 'FIELD_MALFORMED'],
    ['too many attachments', { attachments: Array.from({ length: 21 }, () => attachment) }, 'TOO_MANY'],
    ['an attachment without a checksum', { attachments: [{ ...attachment, sha256: '' }] }, 'FIELD_MALFORMED'],
  ])('refuses %s', async (_what, change, reason) => {
    expect(await refusal(submitted(stage, change))).toMatchObject({ kind: 'invalid', reason });
  });

  it('lists the channels that are open', async () => {
    const { metadata } = await refusal(submitted(stage, { channel: 'fax' }));
    expect(metadata).toMatchObject({ field: 'channel', allowed: 'app,phone,sms,web,wechat' });
  });
});

describe('AddToAppeal', () => {
  it('tells the order that has it, masked', async () => {
    const { number, queryCode } = await accepted(stage);
    await stage.as('citizen').addToAppeal({ number, queryCode, text: '还没有水，13800001234', attachments: [attachment] });
    await stage.as('agent').addToAppeal({ number, queryCode: '', text: '来电补充', attachments: [] });
    expect(await said(stage, 'AppealSupplemented', number)).toMatchObject([
      { orderNumber: number, text: '还没有水，[电话]', attachments: [attachment] },
      { text: '来电补充', actor: { role: 'agent' } },
    ]);
  });

  it('refuses nothing said, a declined appeal, an unknown number for an agent', async () => {
    const { number, queryCode } = await submitted(stage);
    const empty = { number, queryCode, text: '', attachments: [] };
    expect(await refusal(stage.as('citizen').addToAppeal(empty))).toMatchObject({ reason: 'FIELD_MISSING' });
    await stage.as('agent').declineAppeal({ number, ground: 'courts', rule: '信访工作条例', helper: '人民法院' });
    const more = { ...empty, text: '补充' };
    expect(await refusal(stage.as('citizen').addToAppeal(more))).toMatchObject({ kind: 'illegal_state', reason: 'ILLEGAL_STATE' });
    const unknown = { ...more, number: '411700-20200101-000001' };
    expect(await refusal(stage.as('agent').addToAppeal(unknown))).toMatchObject({ kind: 'not_found', reason: 'APPEAL_NOT_FOUND' });
  });
});

describe('WithdrawAppeal', () => {
  it('ends what waits, and asks handling about an order', async () => {
    const waiting = await submitted(stage);
    const order = await accepted(stage);
    for (const { number, queryCode } of [waiting, order]) {
      expect(await stage.as('citizen').withdrawAppeal({ number, queryCode, reason: '已解决' })).toEqual({ state: 'withdrawn' });
    }
    expect(await said(stage, 'AppealWithdrawn', waiting.number)).toMatchObject([{ orderNumber: '', reason: '已解决' }]);
    expect(await said(stage, 'AppealWithdrawn', order.number)).toMatchObject([{ orderNumber: order.number }]);
  });

  it('gives the former state back when the order had ended', async () => {
    const { number, queryCode } = await accepted(stage);
    await stage.as('citizen').withdrawAppeal({ number, queryCode, reason: '' });
    await tell(stage, 'OrderWithdrawalRefused', { number, orderNumber: number, state: 'closed' });
    const tracked = await stage.as('citizen').trackAppeal({ number, queryCode });
    expect(tracked.state).toBe('accepted');
    expect(tracked.steps.at(-1)?.step).toBe('withdrawal_refused');
  });

  it('refuses what is withdrawn already', async () => {
    const { number, queryCode } = await submitted(stage);
    const withdrawal = { number, queryCode, reason: '' };
    await stage.as('citizen').withdrawAppeal(withdrawal);
    expect(await refusal(stage.as('citizen').withdrawAppeal(withdrawal))).toMatchObject({
      reason: 'ILLEGAL_STATE',
      metadata: { state: 'withdrawn' },
    });
    const unknown = { ...withdrawal, number: '411700-20200101-000001' };
    expect(await refusal(stage.as('agent').withdrawAppeal(unknown))).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
  });
});

describe('TrackAppeal', () => {
  it('shows steps with the units’ names and reviewed results, masked', async () => {
    const { number, queryCode } = await accepted(stage);
    await resolved(number);
    const tracked = await stage.as('citizen').trackAppeal({ number, queryCode: queryCode.toLowerCase() });
    expect(tracked).toMatchObject({
      state: 'accepted',
      orderState: 'callback',
      title: '小区停水',
      openActions: expect.arrayContaining(['rateAppeal']),
    });
    expect(tracked.steps.map(({ step, unitName }) => `${step} ${unitName}`.trim())).toEqual([
      'received',
      'accepted',
      'dispatched 供水集团',
      'signed 供水集团',
      'resolved',
      'callback',
    ]);
    expect(tracked.results).toMatchObject([{ unit: 'water', unitName: '供水集团', text: '已抢修，联系人 [电话]', round: 1 }]);
  });

  it('shows a voice the shared matter, but neither the order’s number nor other words', async () => {
    const order = await accepted(stage);
    const voice = await submitted(stage, { text: '我家也停水' });
    await stage.as('agent').mergeAppeal({ number: voice.number, orderNumber: order.number, urgency: '' });
    await resolved(order.number);
    const tracked = await stage.as('citizen').trackAppeal(voice);
    expect(tracked).toMatchObject({ state: 'merged', orderState: 'callback' });
    expect(tracked.steps.map(({ step }) => step)).not.toContain('callback');
    expect(JSON.stringify(tracked)).not.toContain(order.number);
  });

  it('shows why it was declined and who can help', async () => {
    const { number, queryCode } = await submitted(stage);
    await stage.as('agent').declineAppeal({ number, ground: 'courts', rule: '信访工作条例', helper: '人民法院' });
    const tracked = await stage.as('citizen').trackAppeal({ number, queryCode });
    expect(tracked).toMatchObject({ state: 'declined', orderState: '', answer: { ground: 'courts', helper: '人民法院' }, openActions: [] });
  });

  it('shows an agent any appeal without a code', async () => {
    const { number } = await submitted(stage);
    expect(await stage.as('agent').trackAppeal({ number, queryCode: '' })).toMatchObject({ state: 'received' });
    const unknown = stage.as('agent').trackAppeal({ number: '411700-20200101-000001', queryCode: '' });
    expect(await refusal(unknown)).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
  });

  it('refuses a number that is none', async () => {
    const malformed = stage.as('citizen').trackAppeal({ number: "1' OR '1", queryCode: wrong });
    expect(await refusal(malformed)).toMatchObject({ reason: 'FIELD_MALFORMED' });
  });
});

describe('the query code', () => {
  const asks = {
    trackAppeal: (number: string, queryCode: string) => stage.as('citizen').trackAppeal({ number, queryCode }),
    addToAppeal: (number: string, queryCode: string) => stage.as('citizen').addToAppeal({ number, queryCode, text: 'x', attachments: [] }),
    withdrawAppeal: (number: string, queryCode: string) => stage.as('citizen').withdrawAppeal({ number, queryCode, reason: '' }),
    urgeAppeal: (number: string, queryCode: string) => stage.as('citizen').urgeAppeal({ number, queryCode, words: '' }),
    rateAppeal: (number: string, queryCode: string) => stage.as('citizen').rateAppeal({ number, queryCode, ...opinion }),
  };

  it.each(Object.entries(asks))('is asked by %s, and after five wrong ones the number is locked', async (_rpc, ask) => {
    const { number, queryCode } = await submitted(stage);
    for (let guess = 0; guess < 5; guess++) {
      expect(await refusal(ask(number, wrong))).toMatchObject({ kind: 'forbidden', reason: 'WRONG_CODE' });
    }
    const locked = await refusal(ask(number, queryCode));
    expect(locked).toMatchObject({ kind: 'exhausted', reason: 'TOO_MANY_TRIES' });
    expect(Number(locked.metadata['retryAfterSeconds'])).toBeGreaterThan(3500);
  });

  it('of one number opens no other, and an unknown number is refused alike', async () => {
    const [one, other] = [await submitted(stage), await submitted(stage)];
    expect(await refusal(asks.trackAppeal(one.number, other.queryCode))).toMatchObject({ reason: 'WRONG_CODE' });
    expect(await refusal(asks.trackAppeal('411700-20200101-000001', one.queryCode))).toMatchObject({ reason: 'WRONG_CODE' });
  });

  it('is asked of a partner as of a citizen', async () => {
    const { number, queryCode } = await submitted(stage);
    expect(await refusal(stage.as('partner').trackAppeal({ number, queryCode: wrong }))).toMatchObject({ reason: 'WRONG_CODE' });
    expect(await stage.as('partner').trackAppeal({ number, queryCode })).toMatchObject({ state: 'received' });
  });
});

describe('RateAppeal', () => {
  it('tells handling what the citizen thinks, once a round', async () => {
    const { number, queryCode } = await accepted(stage);
    const citizen = stage.as('citizen');
    const rating = { number, queryCode, ...opinion };
    expect(await refusal(citizen.rateAppeal(rating))).toMatchObject({ kind: 'illegal_state', reason: 'NOTHING_TO_RATE' });
    await resolved(number);
    await citizen.rateAppeal(rating);
    expect(await said(stage, 'AppealRated', number)).toMatchObject([
      { orderNumber: number, contacted: true, resolved: true, satisfaction: 5, words: '很好，[电话]' },
    ]);
    expect(await refusal(citizen.rateAppeal(rating))).toMatchObject({ kind: 'conflict', reason: 'ALREADY_RATED' });
    await tell(stage, 'OrderReopened', { number, round: 2 });
    await resolved(number);
    await tell(stage, 'OrderClosed', { number });
    await citizen.rateAppeal({ ...rating, satisfaction: 1 });
    expect((await citizen.trackAppeal({ number, queryCode })).rating).toMatchObject({ satisfaction: 1 });
  });

  it('takes an opinion on a direct answer', async () => {
    const { number, queryCode } = await submitted(stage);
    await stage.as('agent').answerAppeal({ number, sourceTitle: '供水条例', text: '请拨打 96396' });
    await stage.as('citizen').rateAppeal({ number, queryCode, ...opinion });
    expect(await said(stage, 'AppealRated', number)).toMatchObject([{ orderNumber: '' }]);
  });

  it('refuses six stars, and what waits', async () => {
    const { number, queryCode } = await submitted(stage);
    const rating = { number, queryCode, ...opinion };
    expect(await refusal(stage.as('citizen').rateAppeal({ ...rating, satisfaction: 6 }))).toMatchObject({ reason: 'NUMBER_NOT_ALLOWED' });
    expect(await refusal(stage.as('citizen').rateAppeal(rating))).toMatchObject({ reason: 'ILLEGAL_STATE' });
  });
});

describe('UrgeAppeal', () => {
  it('counts, and tells the order that has it', async () => {
    const { number, queryCode } = await accepted(stage);
    expect(await stage.as('citizen').urgeAppeal({ number, queryCode, words: '快点' })).toEqual({ urges: 1 });
    expect(await stage.as('agent').urgeAppeal({ number, queryCode: '', words: '来电催办' })).toEqual({ urges: 2 });
    expect(await said(stage, 'AppealUrged', number)).toMatchObject([{ orderNumber: number, words: '快点' }, { actor: { role: 'agent' } }]);
  });

  it('refuses what has ended', async () => {
    const { number, queryCode } = await accepted(stage);
    await resolved(number);
    await tell(stage, 'OrderClosed', { number });
    const urge = { number, queryCode, words: '' };
    expect(await refusal(stage.as('citizen').urgeAppeal(urge))).toMatchObject({ kind: 'illegal_state', reason: 'ORDER_ENDED' });
    const answered = await submitted(stage);
    await stage.as('agent').answerAppeal({ number: answered.number, sourceTitle: '供水条例', text: '请拨打 96396' });
    expect(await refusal(stage.as('citizen').urgeAppeal({ ...answered, words: '' }))).toMatchObject({ reason: 'ILLEGAL_STATE' });
    const unknown = stage.as('agent').urgeAppeal({ ...urge, number: '411700-20200101-000001' });
    expect(await refusal(unknown)).toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
  });
});
