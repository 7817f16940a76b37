import { type Change, type Clock, isBreached, tell, unchanged } from './clock.js';
import type { Moment } from './moment.js';

/** The due has passed: told exactly once. */
export function findBreach(clock: Clock, foundAt: Moment): Change {
  if (isBreached(clock)) return unchanged(clock);
  return {
    clock: { ...clock, breach: { dueAt: clock.dueAt, foundAt }, warnings: [] },
    events: [{ ...tell(clock, foundAt), type: 'ClockBreached', dueAt: clock.dueAt }],
  };
}

/** The breach does not count. A clock that has ended keeps its moments; only the record of the breach changes. */
export function rescind(clock: Clock, at: Moment, cause: string): Change {
  if (!clock.breach || !isBreached(clock)) return unchanged(clock);
  return {
    clock: { ...clock, breach: { ...clock.breach, rescinded: cause } },
    events: [{ ...tell(clock, at), type: 'ClockBreachRescinded', dueAt: clock.breach.dueAt, cause }],
  };
}

/** An act at or before the due is in time, though it reached us after the breach was found. */
export function inTime(clock: Clock, actAt: Moment, toldAt: Moment, cause = 'in_time'): Change {
  return clock.breach && actAt <= clock.breach.dueAt ? rescind(clock, toldAt, cause) : unchanged(clock);
}

/** A breach that came at or after `since` does not count. */
export const rescindAfter = (clock: Clock, since: Moment, at: Moment, cause: string): Change =>
  clock.breach && clock.breach.dueAt >= since ? rescind(clock, at, cause) : unchanged(clock);
