import type { Calendar } from './calendar.js';
import { type Clock, type Warning, isBreached } from './clock.js';
import { advance, measure } from './limit.js';
import type { Moment } from './moment.js';

/** Rings for those who wait, not a demand on anybody: no warning precedes it. */
const silent = new Set(['return_window', 'dispute_window', 'objection_window', 'callback_answer', 'suspension_end']);

/** Sets the due, and with it the warnings: a later due arms them all anew, an earlier one re-times what was not yet sent. */
export function setDue(clock: Clock, dueAt: Moment, setAt: Moment, calendar: Calendar): Clock {
  const warned = dueAt > clock.dueAt ? 0 : clock.warned;
  const moved = { ...clock, dueAt, setAt, warned };
  return { ...moved, warnings: warningsOf(moved, calendar) };
}

/** Warnings count from the moment the due was last set to the due, in the clock's own time; a capped due's in calendar time. */
export function warningsOf(clock: Clock, calendar: Calendar): Warning[] {
  if (isBreached(clock) || silent.has(clock.kind)) return [];
  const working = clock.working && !clock.capped;
  const whole = Math.max(0, measure(working, clock.setAt, clock.dueAt, calendar));
  return clock.percents
    .filter((percent) => percent > clock.warned)
    .map((percent) => ({
      percent,
      at: Math.min(clock.dueAt, advance(working, clock.setAt, Math.round((whole * percent) / 100), calendar)),
    }));
}
