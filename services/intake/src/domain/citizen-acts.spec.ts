import { describe, expect, it } from 'vitest';
import { appealIn, callerAs, minutes, progressIn } from '../testing/samples.js';
import { rate, supplement, urge } from './citizen-acts.js';
import { track } from './tracking.js';

const citizen = { caller: callerAs('citizen', { name: '王小明' }), at: minutes(5) };
const happy = { contacted: true, resolved: true, satisfaction: 5, words: '很好' };

describe('what a citizen does with an own appeal', () => {
  it('adds to it, for the order that has it', () => {
    const { appeal, events } = supplement(appealIn('merged'), { text: '还没有水', attachments: [] }, citizen);
    expect(appeal.supplements).toEqual([{ at: minutes(5), text: '还没有水', attachments: [] }]);
    expect(events).toMatchObject([{ type: 'AppealSupplemented', orderNumber: appeal.orderNumber, actor: { person: '', name: '' } }]);
  });

  it('hurries it, but not when it has ended', () => {
    expect(urge(appealIn('accepted'), progressIn('in_progress'), '', citizen).appeal.urges).toHaveLength(1);
    expect(() => urge(appealIn('accepted'), progressIn('closed'), '', citizen)).toThrow(expect.objectContaining({ reason: 'ORDER_ENDED' }));
  });

  it('rates a result once a round', () => {
    const { appeal, events } = rate(appealIn('accepted'), progressIn('callback'), happy, citizen);
    expect(events).toMatchObject([{ type: 'AppealRated', satisfaction: 5, words: '很好' }]);
    expect(() => rate(appeal, progressIn('closed'), happy, citizen)).toThrow(expect.objectContaining({ reason: 'ALREADY_RATED' }));
    expect(rate(appeal, progressIn('closed', { round: 2 }), happy, citizen).appeal.rating).toMatchObject({ round: 2 });
  });

  it('rates a direct answer', () => {
    expect(rate(appealIn('answered'), undefined, happy, citizen).events).toMatchObject([{ orderNumber: '' }]);
  });

  it.each([undefined, progressIn('in_progress'), progressIn('void')])('does not rate what has no result', (progress) => {
    expect(() => rate(appealIn('accepted'), progress, happy, citizen)).toThrow(expect.objectContaining({ reason: 'NOTHING_TO_RATE' }));
  });
});

describe('tracking an appeal', () => {
  const steps = [
    { at: minutes(2), step: 'dispatched', unit: 'water', appealNumber: '' },
    { at: minutes(3), step: 'callback', unit: '', appealNumber: '411700-20261123-000001' },
    { at: minutes(3), step: 'callback', unit: '', appealNumber: 'another voice' },
  ];

  it('shows own and shared steps by time, and never another voice’s', () => {
    const voice = appealIn('merged', { urges: [{ at: minutes(1), words: '内部' }] });
    const tracking = track(voice, progressIn('callback', { steps }));
    expect(tracking.steps.map(({ step }) => step)).toEqual(['received', 'urged', 'dispatched', 'callback']);
    expect(JSON.stringify(tracking)).not.toContain('000099');
  });

  it('shows the answer that was given, and of a transfer only to whom', () => {
    const actor = citizen.caller as never;
    const answered = { at: minutes(1), actor, action: 'answerAppeal' as const, said: { source_title: '供水条例', text: '请拨打 96396' } };
    const transferred = { at: minutes(1), actor, action: 'transferAppeal' as const, said: { to: '110', notes: '内部' } };
    expect(track(appealIn('answered', { notes: [answered] }), undefined).answer).toEqual({
      source_title: '供水条例',
      text: '请拨打 96396',
    });
    expect(track(appealIn('transferred', { notes: [transferred] }), undefined).answer).toEqual({ to: '110' });
  });

  it('offers only what would not be refused', () => {
    expect(track(appealIn('accepted'), progressIn('in_progress')).openActions).toEqual(['withdrawAppeal', 'addToAppeal', 'urgeAppeal']);
    expect(track(appealIn('accepted'), progressIn('closed')).openActions).toEqual(['addToAppeal', 'rateAppeal']);
    expect(track(appealIn('declined'), undefined).openActions).toEqual([]);
  });

  it('shows nothing of the order to a voice that withdrew', () => {
    const withdrawn = appealIn('withdrawn', { orderNumber: '411700-20261123-000099', formerState: 'merged' });
    expect(track(withdrawn, progressIn('callback', { steps }))).toMatchObject({
      orderState: '',
      results: [],
      steps: [{ step: 'received' }],
    });
  });

  it('shows how the own order ended after a withdrawal, once it has', () => {
    const note = {
      at: minutes(5),
      actor: { person: '', name: '', unit: '', role: 'citizen' },
      action: 'withdrawAppeal' as const,
      said: {},
    };
    const own = appealIn('withdrawn', { orderNumber: '411700-20261123-000001', formerState: 'accepted', notes: [note] });
    const ended = ['signed', 'withdrawn'].map((step, index) => ({ at: minutes(4 + 2 * index), step, unit: '', appealNumber: '' }));
    const tracking = track(own, progressIn('withdrawn', { steps: ended }));
    expect(tracking).toMatchObject({ orderState: 'withdrawn', openActions: [] });
    expect(tracking.steps.map(({ step }) => step)).toEqual(['received', 'signed', 'withdrawn']);
    expect(track(own, progressIn('in_progress', { steps: ended })).orderState).toBe('');
  });
});
