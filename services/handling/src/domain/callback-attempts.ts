import type { CallAttempt } from './callback.js';
import type { Urgency } from './words.js';

const hourMs = 3_600_000;
/** Asia/Shanghai: UTC+8 all year. */
const offsetMs = 8 * hourMs;

/** Calls that reach nobody, before a citizen counts as unreachable. */
const needed = 3;
/** Between two that count, on a critical order. */
const criticalPauseMs = 2 * hourMs;

const halfDayOf = (at: Date): number => Math.floor((at.getTime() + offsetMs) / (12 * hourMs));
const dayOf = (at: Date): number => Math.floor(halfDayOf(at) / 2);

/**
 * Enough attempts: three in different half-days on at least two days; on a critical order three, each two hours after the one before.
 * More calls in one half-day count once. A rehearsal, in which days pass in seconds, names a pause that stands for all of that; 0: none.
 */
export function isUnreachable(attempts: readonly CallAttempt[], urgency: Urgency, rehearsedPauseMs = 0): boolean {
  const times = attempts.map(({ at }) => at);
  if (rehearsedPauseMs > 0) return spaced(times, rehearsedPauseMs) >= needed;
  if (urgency === 'critical') return spaced(times, criticalPauseMs) >= needed;
  return new Set(times.map(halfDayOf)).size >= needed && new Set(times.map(dayOf)).size >= 2;
}

/** How many of them, each far enough from the last that counts. */
function spaced(times: readonly Date[], pauseMs: number): number {
  let last = -Infinity;
  return times.filter((at) => {
    if (at.getTime() - last < pauseMs) return false;
    last = at.getTime();
    return true;
  }).length;
}

/** Mornings begin at nine: nobody is called at midnight. */
const morningMs = 9 * hourMs;

/** From when another call would count; undefined: nobody has called yet. */
export function nextCallAt(attempts: readonly CallAttempt[], urgency: Urgency, rehearsedPauseMs = 0): Date | undefined {
  const last = attempts.at(-1)?.at;
  if (last === undefined) return undefined;
  if (rehearsedPauseMs > 0) return new Date(last.getTime() + rehearsedPauseMs);
  if (urgency === 'critical') return new Date(last.getTime() + criticalPauseMs);
  const halfDay = halfDayOf(last) + 1;
  return new Date(halfDay * 12 * hourMs + (halfDay % 2 === 0 ? morningMs : 0) - offsetMs);
}
