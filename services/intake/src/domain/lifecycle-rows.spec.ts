import { trialsOf, type Attempts, type Done } from '@hotline/platform/testing';
import { describe, expect, it } from 'vitest';
import { appealIn, callerAs, markIn, minutes, progressIn } from '../testing/samples.js';
import { accept, type Category, type Classification } from './acceptance.js';
import type { Outcome } from './appeal.js';
import { noteCall } from './call.js';
import { rate, supplement, urge } from './citizen-acts.js';
import { answer, decline, takeBack, transfer } from './decision.js';
import { appealLifecycle, appealStates, markLifecycle } from './lifecycle.js';
import type { AppealAction, AppealState, MarkAction, MarkState } from './lifecycle.js';
import { referMalice } from './malice.js';
import { decideUnreasonable, liftUnreasonable, markUnreasonable, type MarkOutcome } from './mark.js';
import { detach, merge, refuseVoice } from './voice.js';
import { refuseWithdrawal, withdraw } from './withdrawal.js';

const by = (role: string) => ({ caller: callerAs(role), at: minutes(1) });
const [agent, citizen, supervisor] = [by('agent'), by('citizen'), by('supervisor')];
const shared = '411700-20261123-000099';
const into = appealIn('accepted', { number: shared });
const done = ({ appeal, events }: Outcome): Done<AppealState> => ({ state: appeal.state, told: events.map(({ type }) => type) });

const category: Category = { code: '0301', urgency: 'normal', process: 'dispatch', requiredFields: [] };
const blank = { urgency: '', kind: '', division: '', address: '', title: '', text: '', askedFor: '', relatedNumber: '' } as const;
const found: Classification = { ...blank, occurredAt: undefined, fields: {} };
const opinion = { contacted: true, resolved: true, satisfaction: 5, words: '' };
const handled = progressIn('callback');
const answered = { sourceTitle: '供水条例', text: '明日恢复' };
const declined = { ground: 'courts', rule: '第十条', helper: '法院' } as const;
const transferred = { to: '110', notes: '' };

const ofAppeals: Attempts<AppealState, AppealAction> = {
  acceptAppeal: { from: ['received', 'answered'], act: (state) => done(accept(appealIn(state), category, found, agent)) },
  answerAppeal: { from: ['received'], act: (state) => done(answer(appealIn(state), answered, agent)) },
  declineAppeal: { from: ['received'], act: (state) => done(decline(appealIn(state), declined, agent)) },
  mergeAppeal: {
    from: ['received'],
    act: (state) => done(merge(appealIn(state), { into, progress: progressIn('opened'), urgency: '' }, agent)),
  },
  detachVoice: { from: ['merged'], act: (state) => done(detach(appealIn(state), '并错', agent)) },
  voiceRefused: { from: ['merged'], act: (state) => done(refuseVoice(appealIn(state), shared, 'closed', minutes(1))) },
  transferAppeal: { from: ['received'], act: (state) => done(transfer(appealIn(state), transferred, agent)) },
  takeBackAppeal: { from: ['transferred'], act: (state) => done(takeBack(appealIn(state), '不属于110', agent)) },
  withdrawAppeal: { from: ['received', 'accepted', 'merged'], act: (state) => done(withdraw(appealIn(state), '已解决', citizen)) },
  withdrawalRefused: {
    from: ['withdrawn'],
    act: (state) =>
      (['accepted', 'merged'] as const).map((formerState) =>
        done(refuseWithdrawal(appealIn(state, { formerState, orderNumber: shared }), shared, 'closed', minutes(1))),
      ),
  },
  addToAppeal: {
    from: ['received', 'answered', 'transferred', 'accepted', 'merged'],
    act: (state) => done(supplement(appealIn(state), { text: '还停着', attachments: [] }, citizen)),
  },
  urgeAppeal: { from: ['received', 'accepted', 'merged'], act: (state) => done(urge(appealIn(state), undefined, '快些', citizen)) },
  rateAppeal: { from: ['answered', 'accepted', 'merged'], act: (state) => done(rate(appealIn(state), handled, opinion, citizen)) },
  recordCall: {
    from: appealStates,
    act: (state) => {
      const outcome = noteCall(appealIn(state), { callId: 'c-1', direction: 'in' }, agent);
      expect(outcome.appeal).toMatchObject({ callId: 'c-1', notes: [{ action: 'recordCall' }] });
      return done(outcome);
    },
  },
  markUnreasonable: {
    from: appealStates,
    act: (state) => ({ state, told: markUnreasonable(appealIn(state), undefined, '三次重复', agent).events.map(({ type }) => type) }),
  },
  referMalice: { from: appealStates, act: (state) => done(referMalice(appealIn(state), { evidence: '录音', to: '公安' }, supervisor)) },
};

const marked = ({ mark, events }: MarkOutcome): Done<MarkState> => ({ state: mark.state, told: events.map(({ type }) => type) });
const decide = (state: MarkState, upheld: boolean) =>
  marked(decideUnreasonable(markIn(state), { upheld, reason: '', reviewAt: minutes(1000) }, supervisor));

const ofMarks: Attempts<MarkState, MarkAction> = {
  decideUnreasonable: { from: ['marked'], act: (state) => [decide(state, true), decide(state, false)] },
  liftUnreasonable: { from: ['upheld'], act: (state) => marked(liftUnreasonable(markIn(state), '情况变化', supervisor)) },
};

describe('the table of an appeal', () => {
  it.each(trialsOf(appealLifecycle, appealStates, ofAppeals))('%s', (_, faults) => expect(faults()).toEqual([]));
});

describe('the table of a mark', () => {
  it.each(trialsOf(markLifecycle, ['marked', 'upheld', 'dismissed', 'lifted'], ofMarks))('%s', (_, faults) => expect(faults()).toEqual([]));
});
