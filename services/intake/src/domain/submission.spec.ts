import { describe, expect, it } from 'vitest';
import { callerAs, contactOf, nine } from '../testing/samples.js';
import { submit, type Submission } from './submission.js';

const plain: Submission = {
  channel: 'web',
  kind: 'help',
  category: '',
  division: '411702',
  address: '',
  occurredAt: undefined,
  title: '',
  text: '小区停水两天了，\n没有人来修，打了物业的电话也没有用，请帮忙协调处理一下。',
  askedFor: '',
  sealedText: '',
  identity: '',
  replyWanted: true,
  enterprise: false,
  creditCode: '',
  contact: contactOf('wang'),
  attachments: [],
  fields: {},
  callId: '',
};

const submitting = (change: Partial<Submission> = {}, role = 'citizen') =>
  submit(
    { ...plain, ...change },
    { number: '411700-20261123-000001', codeHash: 'hash', sealedCode: 'sealed', caller: callerAs(role), at: nine },
  );

describe('submitting an appeal', () => {
  it('receives it and tells who listens, without a word of the citizen', () => {
    const { appeal, events } = submitting();
    expect(appeal).toMatchObject({
      state: 'received',
      receivedAt: nine,
      identity: 'open',
      title: '小区停水两天了， 没有人来修，打了物业的电话也没有用，请帮忙',
    });
    expect(events).toEqual([
      {
        type: 'AppealReceived',
        number: '411700-20261123-000001',
        at: nine,
        actor: { person: '', name: '', unit: '', role: 'citizen' },
        channel: 'web',
        kind: 'help',
        category: '',
        division: '411702',
        identity: 'open',
        replyWanted: true,
        enterprise: false,
        sealedQueryCode: 'sealed',
      },
    ]);
  });

  it('hides the identity of a report unless its citizen says otherwise', () => {
    expect(submitting({ kind: 'report' }).appeal.identity).toBe('hidden');
    expect(submitting({ kind: 'report', identity: 'open' }).appeal.identity).toBe('open');
  });

  it('keeps nothing of an anonymous citizen and owes no reply', () => {
    const { appeal } = submitting({ identity: 'anonymous' });
    expect(appeal).toMatchObject({ replyWanted: false, contact: { sealed: '', person: '', name: '', phone: '' } });
  });

  it('names the agent, but never the citizen, as who did it', () => {
    expect(submitting({ channel: 'phone' }, 'agent').events[0]?.actor).toMatchObject({ person: 'agent-1', role: 'agent' });
  });

  it.each([
    ['a telephone appeal by a citizen', { channel: 'phone' }, 'CHANNEL_NOT_FOR_ROLE'],
    ['a wish for a reply without a number', { contact: { ...contactOf(''), person: '' } }, 'CONTACT_MISSING'],
    ['an enterprise without its credit code', { enterprise: true }, 'CREDIT_CODE_MISSING'],
  ])('refuses %s', (_what, change, reason) => {
    expect(() => submitting(change)).toThrow(expect.objectContaining({ kind: 'invalid', reason }));
  });
});
