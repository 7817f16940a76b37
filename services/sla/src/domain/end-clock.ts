import type { Calendar } from './calendar.js';
import { type Change, type Clock, isBreached, isOpen, tell, andThen, unchanged } from './clock.js';
import { findBreach, inTime } from './breach.js';
import type { Moment } from './moment.js';
import { projectDue } from './pause-clock.js';

/** Ended: no longer paused, nothing left to send. */
function close(clock: Clock): Clock {
  const { heldAt: _, hold: __, stoppedAt: ___, ...ended } = clock;
  return { ...ended, warnings: [] };
}

/** The act came at `metAt`, which became known at `at`. */
export function meet(clock: Clock, metAt: Moment, at: Moment, calendar: Calendar): Change {
  if (!isOpen(clock)) return unchanged(clock);
  return settle(projectDue(clock, metAt, calendar), metAt, at, 'in_time');
}

/** Only an upheld objection re-dates a clock that was met already. */
export function redate(clock: Clock, metAt: Moment, at: Moment, calendar: Calendar): Change {
  if (isOpen(clock)) return settle(projectDue(clock, metAt, calendar), metAt, at, 'objection_upheld');
  if (clock.state !== 'met') return unchanged(clock);
  return clock.metAt === metAt ? unchanged(clock) : settle(clock, metAt, at, 'objection_upheld');
}

function settle(clock: Clock, metAt: Moment, at: Moment, cause: string): Change {
  const judged = andThen(inTime(clock, metAt, at, cause), (c) => (metAt > c.dueAt ? findBreach(c, at) : unchanged(c)));
  return andThen(judged, (c) => ({
    clock: { ...close(c), state: 'met', metAt },
    events: [{ ...tell(c, at), type: 'ClockMet', dueAt: c.dueAt, metAt, late: isBreached(c) }],
  }));
}

/** Signed by the system: counts as breached, and met at the due. */
export function meetBySystem(clock: Clock, at: Moment): Change {
  if (!isOpen(clock)) return unchanged(clock);
  return andThen(findBreach(clock, at), (c) => ({
    clock: { ...close(c), state: 'met', metAt: c.dueAt },
    events: [{ ...tell(c, at), type: 'ClockMet', dueAt: c.dueAt, metAt: c.dueAt, late: true }],
  }));
}

/** It does not count any more; an earlier breach stands. */
export function cancel(clock: Clock, at: Moment): Change {
  if (!isOpen(clock)) return unchanged(clock);
  return andThen(inTime(clock, at, at), (c) => ({
    clock: { ...close(c), state: 'cancelled' },
    events: [{ ...tell(c, at), type: 'ClockCancelled' }],
  }));
}

/** Nobody answers a window for objections: once it has rung it is over. Everything else stays due until its answer. */
export const comeDue = (clock: Clock, at: Moment): Change =>
  andThen(findBreach(clock, at), (c) => (c.kind === 'objection_window' ? cancel(c, at) : unchanged(c)));
