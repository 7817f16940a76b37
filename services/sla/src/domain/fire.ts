import { type Change, type Clock, isBreached, tell, unchanged } from './clock.js';
import { comeDue } from './end-clock.js';
import type { Moment } from './moment.js';

/**
 * When a worker must look at the clock next; undefined when nothing is left. A breach is looked for one millisecond after
 * the due, because an act at the due moment is in time.
 */
export function nextMoment(clock: Clock): Moment | undefined {
  if (clock.state !== 'running' || isBreached(clock)) return undefined;
  return Math.min(clock.dueAt + 1, ...clock.warnings.map(({ at }) => at));
}

/**
 * What a worker does with one clock row alone: the breach once, or the highest of the warnings that are owed by now.
 * A breach carries its due moment (dueAt) and the moment it was found (at).
 */
export function fire(clock: Clock, now: Moment): Change {
  const next = nextMoment(clock);
  if (next === undefined || next > now) return unchanged(clock);
  return now > clock.dueAt ? comeDue(clock, now) : warn(clock, now);
}

function warn(clock: Clock, now: Moment): Change {
  const percent = Math.max(...clock.warnings.filter(({ at }) => at <= now).map((warning) => warning.percent));
  return {
    clock: { ...clock, warned: percent, warnings: clock.warnings.filter(({ at }) => at > now) },
    events: [{ ...tell(clock, now), type: 'ClockWarned', dueAt: clock.dueAt, percent }],
  };
}
