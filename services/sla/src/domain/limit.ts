import { type Calendar } from './calendar.js';
import { DAY, HOUR, MINUTE, type Moment, dayOf, startOf } from './moment.js';
import {
  addWorked,
  addWorkingDays,
  closingOf,
  offDayToOpening,
  subtractWorked,
  subtractWorkingDays,
  workedBetween,
} from './working-time.js';

export const units = ['milliseconds', 'minutes', 'hours', 'days', 'working_milliseconds', 'working_hours', 'working_days'] as const;
export type Unit = (typeof units)[number];

/** How long a clock runs: 5 days, 4 working_hours. Milliseconds are for rehearsals, in which days pass in seconds. */
export interface Limit {
  readonly amount: number;
  readonly unit: Unit;
}

/** Where a limit in days ends: at the same minute, or at the end of that day (24:00; working days: closing time). */
export type DayRule = 'to_the_minute' | 'end_of_day';

const length = { milliseconds: 1, minutes: MINUTE, hours: HOUR, days: DAY };
const workedLength = { working_milliseconds: 1, working_hours: HOUR };

/** Does it count in working time? */
export const isWorking = ({ unit }: Limit): boolean => unit.startsWith('working_');

/** The due moment of a clock that starts at `from`. */
export function addLimit(from: Moment, limit: Limit, calendar: Calendar, dayRule: DayRule = 'to_the_minute'): Moment {
  const { amount, unit } = limit;
  switch (unit) {
    case 'working_milliseconds':
    case 'working_hours':
      return addWorked(offDayToOpening(from, calendar), amount * workedLength[unit], calendar);
    case 'working_days': {
      const due = addWorkingDays(from, amount, calendar);
      return dayRule === 'end_of_day' ? Math.max(due, closingOf(due, calendar)) : due;
    }
    case 'days':
      return dayRule === 'end_of_day' ? startOf(dayOf(from + amount * DAY) + 1) : from + amount * DAY;
    default:
      return from + amount * length[unit];
  }
}

/** The moment from which the limit runs until `until`. */
export function subtractLimit(until: Moment, { amount, unit }: Limit, calendar: Calendar): Moment {
  if (unit === 'working_days') return subtractWorkingDays(until, amount, calendar);
  if (unit === 'working_hours' || unit === 'working_milliseconds')
    return subtractWorked(offDayToOpening(until, calendar), amount * workedLength[unit], calendar);
  return until - amount * length[unit];
}

/** Time between two moments in a clock's own time, in milliseconds. */
export const measure = (working: boolean, from: Moment, to: Moment, calendar: Calendar): number =>
  working ? workedBetween(from, to, calendar) : to - from;

/** The moment when that much of a clock's own time has gone. */
export const advance = (working: boolean, from: Moment, span: number, calendar: Calendar): Moment =>
  working ? addWorked(from, span, calendar) : from + span;

/** The moment when a share of the limit, from 0 to 1, has gone. */
export function addShare(from: Moment, limit: Limit, share: number, calendar: Calendar): Moment {
  const working = isWorking(limit);
  return advance(working, from, Math.round(measure(working, from, addLimit(from, limit, calendar), calendar) * share), calendar);
}

/** A stretch of time in both measures, for clocks of either sort. */
export interface Span {
  readonly calendar: number;
  readonly working: number;
}

export const noSpan: Span = { calendar: 0, working: 0 };

export const spanBetween = (from: Moment, to: Moment, calendar: Calendar): Span => ({
  calendar: to - from,
  working: workedBetween(from, to, calendar),
});

export const addSpans = (a: Span, b: Span): Span => ({ calendar: a.calendar + b.calendar, working: a.working + b.working });

export const advanceBy = (working: boolean, from: Moment, span: Span, calendar: Calendar): Moment =>
  advance(working, from, working ? span.working : span.calendar, calendar);
