import type { Calendar } from './calendar.js';
import { type Change, type Clock, isBreached, isOpen, tell, andThen, unchanged } from './clock.js';
import { inTime, rescind } from './breach.js';
import { type DayRule, type Limit, type Span, addLimit, addSpans, advanceBy, isWorking, noSpan } from './limit.js';
import type { Moment } from './moment.js';
import { setDue } from './warn.js';

function move(clock: Clock, dueAt: Moment, at: Moment, calendar: Calendar): Change {
  if (dueAt === clock.dueAt) return unchanged(clock);
  return { clock: setDue(clock, dueAt, at, calendar), events: [{ ...tell(clock, at), type: 'ClockMoved', dueAt }] };
}

/** The moment at which a pause froze the due, else `at`. */
export const frameOf = (clock: Clock, at: Moment): Moment => (clock.hold === 'rest' ? clock.heldAt : clock.stoppedAt) ?? at;

/** Urgency raised: the earlier of the old due and now + new limit (+ what stays granted); of a rest, the smaller of rest and new limit. */
export function raise(clock: Clock, at: Moment, limit: Limit, calendar: Calendar, dayRule: DayRule, granted: Span = noSpan): Change {
  if (!isOpen(clock)) return unchanged(clock);
  const due = advanceBy(isWorking(limit), addLimit(frameOf(clock, at), limit, calendar, dayRule), granted, calendar);
  const set = { ...clock, limit, working: isWorking(limit) };
  return due < clock.dueAt ? move({ ...set, capped: false }, due, at, calendar) : unchanged(set);
}

/**
 * Urgency lowered: the later of the old due and start + new limit + time granted, within the cap. It rescinds nothing but a breach that
 * would not have come, had the lowering been told at once.
 */
export function lower(clock: Clock, at: Moment, limit: Limit, calendar: Calendar, dayRule: DayRule, cap: (due: Moment) => Moment): Change {
  if (!isOpen(clock)) return unchanged(clock);
  const working = isWorking(limit);
  const free = advanceBy(working, addLimit(clock.startedAt, limit, calendar, dayRule), clock.granted, calendar);
  const due = cap(free);
  const set = { ...clock, limit, working };
  if (due <= clock.dueAt) return unchanged(set);
  return andThen(inTime(set, at, at), (c) => move({ ...c, capped: due < free }, due, at, calendar));
}

/**
 * Extension granted: the due moves by the span. The breach is rescinded where its due came after the asking, unless the
 * clock was paused, or has come by now, past even the new due.
 */
export function extend(clock: Clock, at: Moment, span: Span, askedAt: Moment, calendar: Calendar): Change {
  if (!isOpen(clock)) return unchanged(clock);
  const due = Math.max(clock.dueAt, advanceBy(clock.working, clock.dueAt, span, calendar));
  const reached = clock.heldAt ?? clock.stoppedAt ?? at;
  const forgiven = isBreached(clock) && clock.breach!.dueAt > askedAt && reached <= due;
  return andThen(forgiven ? rescind(clock, at, 'extension_granted') : unchanged(clock), (c) =>
    move({ ...c, granted: addSpans(c.granted, span) }, due, at, calendar),
  );
}

/** The due above moved earlier: this one is never later. */
export const moveWithin = (clock: Clock, at: Moment, dueBy: Moment, calendar: Calendar): Change =>
  isOpen(clock) && dueBy < clock.dueAt ? move({ ...clock, capped: true }, dueBy, at, calendar) : unchanged(clock);
