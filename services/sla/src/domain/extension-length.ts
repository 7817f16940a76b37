import { invalid } from '@hotline/platform/errors';
import type { Calendar } from './calendar.js';
import type { Clock } from './clock.js';
import { addLimit } from './limit.js';
import type { Moment } from './moment.js';
import type { Policy } from './policy.js';

/** At most the original limit again. */
export function refuseTooLong(clock: Clock, due: Moment, until: Moment, policy: Policy, calendar: Calendar): void {
  const most = addLimit(due, clock.limit!, calendar, policy.dayRule);
  if (!(until > due)) throw invalid('EXTENSION_UNTIL_INVALID', 'more time ends after the deadline', { until: iso(until), after: iso(due) });
  if (until > most) throw invalid('EXTENSION_TOO_LONG', 'at most the original limit again', { until: iso(until), allowed: iso(most) });
}

/** For metadata. */
export const iso = (moment: Moment): string => (Number.isFinite(moment) ? new Date(moment).toISOString() : String(moment));
