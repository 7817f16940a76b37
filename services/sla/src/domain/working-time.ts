import { type Calendar, timetable } from './calendar.js';
import { type Moment, dayOf, startOf, timeOfDay } from './moment.js';

/** Working hours and days (domain §5). A span is in milliseconds of worked time. */

/** Is the moment's day a working day? */
export const onWorkingDay = (moment: Moment, calendar: Calendar): boolean => timetable(calendar).worked(dayOf(moment));

const workingDayAfter = (day: number, calendar: Calendar): number => {
  const { worked } = timetable(calendar);
  do day += 1;
  while (!worked(day));
  return day;
};

const workingDayBefore = (day: number, calendar: Calendar): number => {
  const { worked } = timetable(calendar);
  do day -= 1;
  while (!worked(day));
  return day;
};

/** A moment on a day off counts as the next working day's opening; any other stays. */
export function offDayToOpening(moment: Moment, calendar: Calendar): Moment {
  if (onWorkingDay(moment, calendar)) return moment;
  return startOf(workingDayAfter(dayOf(moment), calendar)) + timetable(calendar).opening;
}

/** The moment itself within working hours, else the next moment at which work begins. */
export function nextOpening(moment: Moment, calendar: Calendar): Moment {
  const { shifts, worked } = timetable(calendar);
  const day = dayOf(moment);
  if (worked(day)) {
    for (const [from, to] of shifts) if (timeOfDay(moment) < to) return Math.max(moment, startOf(day) + from);
  }
  return startOf(workingDayAfter(day, calendar)) + timetable(calendar).opening;
}

/** The closing time of the moment's day, which must be a working day. */
export const closingOf = (moment: Moment, calendar: Calendar): Moment => startOf(dayOf(moment)) + timetable(calendar).closing;

/** Worked time of one working day before (or up to) a time of the day. */
function workedUntil(time: number, calendar: Calendar): number {
  return timetable(calendar).shifts.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(time, to) - from), 0);
}

/** Worked time between two moments; negative if `to` lies before `from`. */
export function workedBetween(from: Moment, to: Moment, calendar: Calendar): number {
  if (to < from) return -workedBetween(to, from, calendar);
  const { worked, length } = timetable(calendar);
  const [first, last] = [dayOf(from), dayOf(to)];
  let sum = worked(last) ? workedUntil(timeOfDay(to), calendar) : 0;
  for (let day = first; day < last; day += 1) if (worked(day)) sum += length;
  return worked(first) ? sum - workedUntil(timeOfDay(from), calendar) : sum;
}

/** The earliest moment by which `span` has been worked since `from`; a negative span counts back. */
export function addWorked(from: Moment, span: number, calendar: Calendar): Moment {
  if (span < 0) return subtractWorked(from, -span, calendar);
  if (span === 0) return from;
  const { shifts, length, worked } = timetable(calendar);
  let day = dayOf(from);
  let left = worked(day) ? span + workedUntil(timeOfDay(from), calendar) : span;
  while (!worked(day) || left > length) {
    if (worked(day)) left -= length;
    day += 1;
  }
  for (const [opens, closes] of shifts) {
    if (left <= closes - opens) return startOf(day) + opens + left;
    left -= closes - opens;
  }
  return startOf(day) + timetable(calendar).closing;
}

/** The latest moment from which `span` is worked until `from`. */
export function subtractWorked(from: Moment, span: number, calendar: Calendar): Moment {
  if (span === 0) return from;
  const { shifts, length, worked } = timetable(calendar);
  let day = dayOf(from);
  let left = worked(day) ? span + length - workedUntil(timeOfDay(from), calendar) : span;
  while (!worked(day) || left > length) {
    if (worked(day)) left -= length;
    day -= 1;
  }
  for (const [opens, closes] of shifts.toReversed()) {
    if (left <= closes - opens) return startOf(day) + closes - left;
    left -= closes - opens;
  }
  return startOf(day) + timetable(calendar).opening;
}

/** One working day is the same time on the next working day. */
export function addWorkingDays(from: Moment, days: number, calendar: Calendar): Moment {
  const start = offDayToOpening(from, calendar);
  let day = dayOf(start);
  for (let count = 0; count < days; count += 1) day = workingDayAfter(day, calendar);
  return startOf(day) + timeOfDay(start);
}

/** Counted back, a moment on a day off is the next working day's opening. */
export function subtractWorkingDays(from: Moment, days: number, calendar: Calendar): Moment {
  const end = offDayToOpening(from, calendar);
  let day = dayOf(end);
  for (let count = 0; count < days; count += 1) day = workingDayBefore(day, calendar);
  return startOf(day) + timeOfDay(end);
}
