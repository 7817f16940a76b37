import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal, SealedContact } from '../domain/appeal.js';
import type { AppealState } from '../domain/lifecycle.js';
import type { Mark } from '../domain/mark.js';
import { openedProgress, type Progress } from '../domain/progress.js';

/** Monday morning in Zhumadian. */
export const nine = new Date('2026-11-23T01:00:00Z');
export const minutes = (count: number): Date => new Date(nine.getTime() + count * 60_000);

export const callerAs = (role: string, change: Partial<Caller> = {}): Caller => ({
  person: `${role}-1`,
  name: '测试员',
  unit: '',
  roles: [role],
  ...change,
});

export const contactOf = (person: string): SealedContact => ({ sealed: `sealed ${person}`, person, name: '王**', phone: '138****0001' });

/** An appeal in a state, as its acts would have left it. */
export function appealIn(state: AppealState, change: Partial<Appeal> = {}): Appeal {
  const number = change.number ?? '411700-20261123-000001';
  return {
    number,
    state,
    receivedAt: nine,
    channel: 'web',
    kind: 'help',
    category: '0301',
    urgency: '',
    process: '',
    division: '411702',
    address: '新华路',
    occurredAt: undefined,
    title: '小区停水',
    text: '停水两天',
    askedFor: '',
    sealedText: '',
    identity: 'open',
    replyWanted: true,
    enterprise: false,
    creditCode: '',
    contact: contactOf('wang'),
    attachments: [],
    fields: {},
    callId: '',
    codeHash: 'hash',
    orderNumber: state === 'accepted' ? number : state === 'merged' ? '411700-20261123-000099' : '',
    relatedNumber: '',
    formerState: '',
    notes: [],
    supplements: [],
    urges: [],
    rating: undefined,
    ...change,
  };
}

export const progressIn = (state: Progress['state'], change: Partial<Progress> = {}): Progress => ({
  ...openedProgress('411700-20261123-000099'),
  state,
  ...change,
});

export const markIn = (state: Mark['state'], change: Partial<Mark> = {}): Mark => ({
  number: '411700-20261123-000001',
  state,
  person: 'wang',
  category: '0301',
  division: '411702',
  evidence: '同一诉求三次办结后再次提出',
  markedBy: { person: 'agent-1', name: '测试员', unit: '', role: 'agent' },
  markedAt: nine,
  decidedBy: undefined,
  decidedAt: undefined,
  reason: '',
  reviewAt: undefined,
  ...change,
});
