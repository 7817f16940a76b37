import { describe, expect, it } from 'vitest';
import { appealIn, callerAs, minutes } from '../testing/samples.js';
import { answer, decline, takeBack, transfer } from './decision.js';
import { referMalice } from './malice.js';
import { dayOf, numberOf, prefixOf, rootOf } from './number.js';

const agent = { caller: callerAs('agent'), at: minutes(5) };

describe('deciding about an appeal at once', () => {
  it('answers from a source', () => {
    const { appeal, events } = answer(appealIn('received'), { sourceTitle: '供水条例', text: '请拨打 96396' }, agent);
    expect(appeal).toMatchObject({ state: 'answered', notes: [{ said: { source_title: '供水条例', text: '请拨打 96396' } }] });
    expect(events).toMatchObject([{ type: 'AppealAnswered', sourceTitle: '供水条例', text: '请拨打 96396' }]);
  });

  it('declines with ground, rule and who can help', () => {
    const said = { ground: 'courts' as const, rule: '信访工作条例', helper: '人民法院' };
    const { appeal, events } = decline(appealIn('received'), said, agent);
    expect(appeal).toMatchObject({ state: 'declined', notes: [{ said }] });
    expect(events).toMatchObject([{ type: 'AppealDeclined', ...said }]);
  });

  it('transfers, and takes back from whom it went to', () => {
    const gone = transfer(appealIn('received'), { to: '110', notes: '打架' }, agent).appeal;
    const { appeal, events } = takeBack(gone, '不属警情', agent);
    expect(appeal.state).toBe('received');
    expect(events).toMatchObject([{ type: 'AppealTakenBack', from: '110', reason: '不属警情' }]);
  });

  it('refers malice without touching the appeal’s way', () => {
    const { appeal, events } = referMalice(
      appealIn('accepted'),
      { evidence: '录音', to: '公安局' },
      { ...agent, caller: callerAs('leader') },
    );
    expect(appeal.state).toBe('accepted');
    expect(events).toMatchObject([{ type: 'MaliceReferred', evidence: '录音', to: '公安局' }]);
  });
});

describe('numbers', () => {
  it('count by the city’s day', () => {
    expect(dayOf(new Date('2026-11-22T15:59:59Z'))).toBe('20261122');
    expect(dayOf(new Date('2026-11-22T16:00:00Z'))).toBe('20261123');
    expect(numberOf(prefixOf('411700', new Date('2026-11-22T16:00:00Z')), 123)).toBe('411700-20261123-000123');
  });

  it('know the order of a part', () => {
    expect(rootOf('411700-20261123-000123-2')).toBe('411700-20261123-000123');
    expect(rootOf('411700-20261123-000123')).toBe('411700-20261123-000123');
  });
});
