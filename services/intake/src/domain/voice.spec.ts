import { describe, expect, it } from 'vitest';
import { appealIn, callerAs, contactOf, minutes, progressIn } from '../testing/samples.js';
import { detach, merge, refuseVoice } from './voice.js';
import { refuseWithdrawal, withdraw } from './withdrawal.js';

const order = '411700-20261123-000099';
const into = appealIn('accepted', { number: order, contact: contactOf('li') });
const agent = { caller: callerAs('agent'), at: minutes(5) };
const citizen = { caller: callerAs('citizen'), at: minutes(6) };

describe('merging a voice into an order', () => {
  it('lets it join an open one and tells how it wants to be treated', () => {
    const { appeal, events } = merge(appealIn('received', { identity: 'hidden' }), { into, progress: undefined, urgency: 'urgent' }, agent);
    expect(appeal).toMatchObject({ state: 'merged', orderNumber: order });
    expect(events).toMatchObject([{ type: 'AppealMerged', orderNumber: order, identity: 'hidden', urgency: 'urgent', samePerson: false }]);
  });

  it.each(['closed', 'withdrawn', 'void'] as const)('refuses a stranger’s order that is %s', (state) => {
    expect(() => merge(appealIn('received'), { into, progress: progressIn(state), urgency: '' }, agent)).toThrow(
      expect.objectContaining({ reason: 'ORDER_ENDED' }),
    );
  });

  it('lets a person come back to an own closed order, which handling may reopen', () => {
    const own = { into: { ...into, contact: contactOf('wang') }, progress: progressIn('closed'), urgency: '' as const };
    expect(merge(appealIn('received'), own, agent).events).toMatchObject([{ samePerson: true }]);
    const withdrawn = { ...own, progress: progressIn('withdrawn') };
    expect(() => merge(appealIn('received'), withdrawn, agent)).toThrow(expect.objectContaining({ reason: 'ORDER_ENDED' }));
  });

  it('never takes two anonymous citizens for one', () => {
    const nobody = contactOf('');
    const merging = { into: { ...into, contact: nobody }, progress: undefined, urgency: '' as const };
    expect(merge(appealIn('received', { contact: nobody }), merging, agent).events).toMatchObject([{ samePerson: false }]);
  });

  it('refuses itself', () => {
    expect(() => merge({ ...into, state: 'received' }, { into, progress: undefined, urgency: '' }, agent)).toThrow(
      expect.objectContaining({ reason: 'SAME_APPEAL' }),
    );
  });

  it('joins an order that other voices keep open, although its first citizen withdrew', () => {
    const gone = { into: appealIn('withdrawn', { number: order, orderNumber: order }), progress: progressIn('in_progress') };
    expect(merge(appealIn('received'), { ...gone, urgency: '' }, agent).appeal.state).toBe('merged');
  });
});

describe('a voice that leaves', () => {
  it('waits again when it was wrongly merged', () => {
    const { appeal, events } = detach(appealIn('merged'), '地点不同', agent);
    expect(appeal).toMatchObject({ state: 'received', orderNumber: '' });
    expect(events).toMatchObject([{ type: 'VoiceDetached', orderNumber: order, reason: '地点不同' }]);
  });

  it('waits again, and says why, when handling refuses it', () => {
    const { appeal, events } = refuseVoice(appealIn('merged'), order, 'closed', minutes(7));
    expect(appeal).toMatchObject({
      state: 'received',
      orderNumber: '',
      notes: [{ action: 'voiceRefused', said: { order_number: order, state: 'closed' } }],
    });
    expect(events).toEqual([]);
  });

  it.each([
    ['detached meanwhile', appealIn('received')],
    ['merged elsewhere meanwhile', appealIn('merged', { orderNumber: '411700-20261123-000098' })],
  ])('is left alone when it was %s', (_when, appeal) => {
    expect(refuseVoice(appeal, order, 'closed', minutes(7)).appeal).toBe(appeal);
  });

  it('stays withdrawn when it was refused and withdrawn at once', () => {
    const withdrawn = withdraw(appealIn('merged'), '', citizen).appeal;
    const refused = refuseVoice(withdrawn, order, 'closed', minutes(7)).appeal;
    expect(refused).toMatchObject({ state: 'withdrawn', orderNumber: '' });
    expect(refuseWithdrawal(refused, order, 'closed', minutes(8)).appeal).toBe(refused);
  });
});

describe('withdrawing', () => {
  it.each([
    ['received', ''],
    ['accepted', '411700-20261123-000001'],
    ['merged', order],
  ] as const)('from %s names the order that must follow: %j', (state, orderNumber) => {
    const { appeal, events } = withdraw(appealIn(state), '已解决', citizen);
    expect(appeal).toMatchObject({ state: 'withdrawn', formerState: state });
    expect(events).toMatchObject([{ type: 'AppealWithdrawn', orderNumber, reason: '已解决', actor: { person: '', role: 'citizen' } }]);
  });

  it.each(['accepted', 'merged'] as const)('comes back to %s when the order had ended', (state) => {
    const withdrawn = withdraw(appealIn(state), '', citizen).appeal;
    const { appeal } = refuseWithdrawal(withdrawn, withdrawn.orderNumber, 'closed', minutes(9));
    expect(appeal).toMatchObject({ state, formerState: '' });
    expect(appeal.notes.map(({ action }) => action)).toEqual(['withdrawAppeal', 'withdrawalRefused']);
  });

  it('from received is final', () => {
    const withdrawn = withdraw(appealIn('received'), '', citizen).appeal;
    expect(refuseWithdrawal(withdrawn, '', 'closed', minutes(9)).appeal).toBe(withdrawn);
  });
});
