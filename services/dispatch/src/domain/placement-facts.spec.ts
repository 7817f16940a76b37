import { describe, expect, it } from 'vitest';
import { later, noon, placement } from '../testing/samples.js';
import {
  addLive,
  approveLive,
  barUnit,
  beginRound,
  changeUrgency,
  endPlacement,
  leaveToParts,
  nameByRuling,
  putBack,
  queueAgain,
  removeLive,
} from './placement-facts.js';

const again = { cause: 'recalled', proposedUnit: '', barredUnits: [], round: 1, at: later(60) };
const assignment = { assignmentId: 'a1', unit: 'water', role: 'lead' };
const had = { ...assignment, approved: false };
const pending = { dispatchId: 'd1', wasQueued: true, urgency: 'normal', process: 'dispatch' } as const;
const sent = placement({ state: 'placed', urgency: 'urgent', process: 'emergency', pending });

describe('an order that needs a lead again', () => {
  it('waits from now on', () =>
    expect(queueAgain(placement({ state: 'placed' }), again)).toMatchObject({ state: 'queued', since: later(60), cause: 'recalled' }));
  it('keeps its waiting time when it waits already', () => expect(queueAgain(placement(), again).since).toEqual(noon));
  it('comes back after a reopening', () =>
    expect(queueAgain(placement({ state: 'ended' }), { ...again, cause: 'reopened', round: 2, proposedUnit: 'water' })).toMatchObject({
      state: 'queued',
      round: 2,
      proposedUnit: 'water',
    }));
  it('adds who is barred', () =>
    expect(queueAgain(placement({ barredUnits: ['water'] }), { ...again, barredUnits: ['gas', 'water'] }).barredUnits).toEqual([
      'water',
      'gas',
    ]));
  it('keeps whom a ruling named just before', () =>
    expect(queueAgain(nameByRuling(placement({ state: 'placed' }), 'gas'), { ...again, cause: 'ruled_for_unit' }).proposedUnit).toBe(
      'gas',
    ));
  it('forgets an older proposal', () => expect(queueAgain(placement({ proposedUnit: 'gas' }), again).proposedUnit).toBe(''));
});

describe('a dispatch that handling refuses', () => {
  it('puts the order back as it was', () =>
    expect(putBack(sent, 'd1', 'in_progress')).toMatchObject({
      state: 'queued',
      since: noon,
      urgency: 'normal',
      process: 'dispatch',
      pending: undefined,
    }));
  it.each(['closed', 'withdrawn', 'void', 'callback'])('drops it when the order is %s', (state) =>
    expect(putBack(sent, 'd1', state).state).toBe('placed'),
  );
  it('leaves a reassigned order with its unit', () =>
    expect(putBack({ ...sent, pending: { ...sent.pending!, wasQueued: false } }, 'd1', 'in_progress').state).toBe('placed'));
  it('leaves it with the lead that it got by another dispatch', () =>
    expect(putBack({ ...sent, live: [had] }, 'd1', 'in_progress').state).toBe('placed'));
  it('means nothing when another dispatch is under way', () => expect(putBack(sent, 'd9', 'opened')).toBe(sent));
});

describe('what handling does meanwhile', () => {
  it('answers a dispatch by opening its assignments', () =>
    expect(addLive(sent, assignment, 'd1')).toMatchObject({ live: [had], pending: undefined }));
  it('opens an assignment once, however often it is told', () =>
    expect(addLive(addLive(sent, assignment, 'd1'), assignment, 'd1').live).toEqual([had]));
  it('approves it', () => expect(approveLive(placement({ live: [had] }), 'a1').live).toEqual([{ ...had, approved: true }]));
  it('takes it away', () => expect(removeLive(placement({ live: [had] }), 'a1').live).toEqual([]));
  it('ends the order', () => expect(endPlacement(placement({ live: [had] }))).toMatchObject({ state: 'ended', live: [] }));
  it('ends it once', () => expect(endPlacement(placement({ state: 'ended' })).state).toBe('ended'));
  it('splits it: the parts are dispatched, not the parent', () => expect(leaveToParts(placement()).state).toBe('placed'));
  it('waits no more once a lead has it, though another queueing seemed to overtake the dispatch; an assist is not enough', () => {
    expect(addLive(queueAgain(sent, again), assignment, 'd1').state).toBe('placed');
    expect(addLive(queueAgain(sent, again), { ...assignment, role: 'assist' }, 'd1').state).toBe('queued');
  });
  it.each([
    ['a split', leaveToParts],
    ['an end', endPlacement],
    ['another queueing', (each: typeof sent) => queueAgain(each, again)],
  ])('%s overtakes a dispatch under way: what it raised holds no more', (_, overtake) => {
    expect(overtake(sent)).toMatchObject({ urgency: 'normal', process: 'dispatch' });
    expect(overtake(sent).pending).toBeUndefined();
  });
  it('splits nothing that has ended', () => expect(leaveToParts(placement({ state: 'ended' })).state).toBe('ended'));
  it('changes the urgency', () => expect(changeUrgency(placement(), 'critical').urgency).toBe('critical'));
  it('begins a round', () => expect(beginRound(placement({ live: [had] }), 2)).toMatchObject({ round: 2, live: [] }));
  it('is with its parts again when an ended order begins a round, until something queues it', () => {
    const reopened = beginRound(placement({ state: 'ended' }), 2);
    expect(reopened).toMatchObject({ state: 'placed', round: 2 });
    expect(queueAgain(reopened, { ...again, round: 2 }).state).toBe('queued');
    expect(beginRound(placement({ state: 'ended', round: 2 }), 2).state).toBe('ended');
  });
  it('bars a unit and proposes the one that its return named', () =>
    expect(barUnit(placement({ proposedUnit: 'water' }), 'water', '')).toMatchObject({ barredUnits: ['water'], proposedUnit: '' }));
});
