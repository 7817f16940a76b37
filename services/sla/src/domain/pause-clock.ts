import { findBreach, inTime } from './breach.js';
import type { Calendar } from './calendar.js';
import { type Change, type Clock, isBreached, isOpen, tell, andThen, unchanged } from './clock.js';
import { addSpans, advance, measure, spanBetween } from './limit.js';
import type { Moment } from './moment.js';
import { setDue } from './warn.js';

/** The state that the pauses give: a held clock may be stopped beneath. */
const restate = (clock: Clock): Clock => ({
  ...clock,
  state: clock.heldAt !== undefined ? 'held' : clock.stoppedAt !== undefined ? 'stopped' : 'running',
});

/** The due of a clock whose rest began to count again at `at`; never earlier than it was. */
const dueWithRest = (clock: Clock, since: Moment, at: Moment, calendar: Calendar): Moment =>
  Math.max(clock.dueAt, advance(clock.working, at, measure(clock.working, since, clock.dueAt, calendar), calendar));

/** When the clock would be due if it ran from `at` on. */
export function dueAsOf(clock: Clock, at: Moment, calendar: Calendar): Moment {
  const since = clock.stoppedAt ?? (clock.hold === 'rest' ? clock.heldAt : undefined);
  return since === undefined || at <= since ? clock.dueAt : dueWithRest(clock, since, at, calendar);
}

/** Brings the due of a paused clock up to the moment of an act that ends it. */
export const projectDue = (clock: Clock, at: Moment, calendar: Calendar): Clock => ({ ...clock, dueAt: dueAsOf(clock, at, calendar) });

/** A result was submitted: `rest` resumes with what was left, `through` counts as never stopped if it is released. */
export function hold(clock: Clock, at: Moment, how: 'rest' | 'through', calendar: Calendar): Change {
  if (!isOpen(clock) || clock.heldAt === at) return unchanged(clock);
  const loose = how === 'rest' ? resume(clock, at, calendar) : unchanged(clock);
  const late = andThen(loose, (c) => (c.state === 'running' && at > c.dueAt ? findBreach(c, at) : inTime(c, at, at)));
  return andThen(late, (c) => ({
    clock: restate({ ...c, heldAt: at, hold: how }),
    events: c.state === 'held' ? [] : [{ ...tell(c, at), type: 'ClockPaused', cause: 'held' }],
  }));
}

/** The result was rejected, or something else is owed first. `floor` is the earliest due of a clock that resumes with its rest. */
export function release(clock: Clock, at: Moment, calendar: Calendar, floor: Moment = 0): Change {
  const { heldAt, hold: how, ...loose } = clock;
  if (clock.state !== 'held' || heldAt === undefined) return unchanged(clock);
  const rested = how === 'rest' && !isBreached(clock);
  const due = rested ? Math.max(floor, dueWithRest(clock, heldAt, at, calendar)) : clock.dueAt;
  return runAgain(restate(due > clock.dueAt ? setDue(loose, due, at, calendar) : loose), clock, at);
}

/** The order rests (sign: a return is asked). */
export function stop(clock: Clock, at: Moment): Change {
  if (!isOpen(clock) || clock.stoppedAt !== undefined || clock.hold === 'rest') return unchanged(clock);
  return andThen(inTime(clock, at, at), (c) => ({
    clock: restate({ ...c, stoppedAt: at }),
    events: c.state === 'held' ? [] : [{ ...tell(c, at), type: 'ClockPaused', cause: 'stopped' }],
  }));
}

/** The order goes on: the rest runs, and the time stopped counts as granted. */
export function resume(clock: Clock, resumedAt: Moment, calendar: Calendar): Change {
  const { stoppedAt, ...loose } = clock;
  if (stoppedAt === undefined || !isOpen(clock)) return unchanged(clock);
  const at = Math.max(resumedAt, stoppedAt);
  const due = dueWithRest(clock, stoppedAt, at, calendar);
  const granted = addSpans(clock.granted, spanBetween(stoppedAt, at, calendar));
  return runAgain(restate({ ...(due > clock.dueAt ? setDue(loose, due, at, calendar) : loose), granted }), clock, at);
}

function runAgain(clock: Clock, before: Clock, at: Moment): Change {
  if (clock.state === 'running') return { clock, events: [{ ...tell(clock, at), type: 'ClockResumed', dueAt: clock.dueAt }] };
  return { clock, events: clock.dueAt === before.dueAt ? [] : [{ ...tell(clock, at), type: 'ClockMoved', dueAt: clock.dueAt }] };
}
