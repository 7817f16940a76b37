import { describe, expect, it } from 'vitest';
import { appealIn, callerAs, contactOf, markIn, minutes } from '../testing/samples.js';
import { decideUnreasonable, liftUnreasonable, markUnreasonable } from './mark.js';

const agent = { caller: callerAs('agent'), at: minutes(1) };
const supervisor = { caller: callerAs('supervisor'), at: minutes(2) };
const upheld = { upheld: true, reason: '证据充分', reviewAt: minutes(1000) };

describe('marking unreasonable repeats', () => {
  it('marks a person and a matter with evidence', () => {
    const { mark, events } = markUnreasonable(appealIn('accepted'), undefined, '三次重复', agent);
    expect(mark).toMatchObject({ state: 'marked', person: 'wang', category: '0301', evidence: '三次重复' });
    expect(events).toMatchObject([{ type: 'UnreasonableMarked', evidence: '三次重复' }]);
  });

  it('is decided by another officer, with a day of review', () => {
    const { mark, events } = decideUnreasonable(markIn('marked'), upheld, supervisor);
    expect(mark).toMatchObject({ state: 'upheld', decidedBy: { person: 'supervisor-1' }, reviewAt: minutes(1000) });
    expect(events).toMatchObject([{ type: 'UnreasonableDecided', upheld: true, reviewAt: minutes(1000) }]);
  });

  it('is dismissed without one', () => {
    expect(decideUnreasonable(markIn('marked'), { ...upheld, upheld: false }, supervisor).mark).toMatchObject({
      state: 'dismissed',
      reviewAt: undefined,
    });
  });

  it('is lifted', () => {
    expect(liftUnreasonable(markIn('upheld'), '情况变化', supervisor).mark).toMatchObject({ state: 'lifted', reason: '情况变化' });
  });

  const both = { caller: callerAs('supervisor', { person: 'agent-1', roles: ['agent', 'supervisor'] }), at: minutes(2) };

  it.each([
    ['a second mark', () => markUnreasonable(appealIn('received'), markIn('dismissed'), 'x', agent), 'MARK_EXISTS'],
    ['a mark of nobody', () => markUnreasonable(appealIn('received', { contact: contactOf('') }), undefined, 'x', agent), 'NO_PERSON'],
    ['who marked it as its judge', () => decideUnreasonable(markIn('marked'), upheld, both), 'SAME_PERSON'],
    ['no day of review', () => decideUnreasonable(markIn('marked'), { ...upheld, reviewAt: undefined }, supervisor), 'FIELD_MISSING'],
    [
      'a day of review in the past',
      () => decideUnreasonable(markIn('marked'), { ...upheld, reviewAt: minutes(2) }, supervisor),
      'DATE_TOO_EARLY',
    ],
    ['a second decision', () => decideUnreasonable(markIn('upheld'), upheld, supervisor), 'ILLEGAL_STATE'],
    ['lifting what does not stand', () => liftUnreasonable(markIn('marked'), 'x', supervisor), 'ILLEGAL_STATE'],
  ])('refuses %s', (_what, act, reason) => {
    expect(act).toThrow(expect.objectContaining({ reason }));
  });
});
