import { invalid } from '@hotline/platform/errors';
import { MINUTE, dayNamed } from './moment.js';

/** Which hours are worked, as data (domain §5): hours of the day, public holidays, make-up workdays. */
export interface Calendar {
  /** Minutes of the day, in order: [[540, 720], [810, 1050]] is 9:00–12:00 and 13:30–17:30. */
  readonly workingHours: readonly (readonly [number, number])[];
  /** Days off beside Saturday and Sunday, as YYYY-MM-DD. */
  readonly holidays: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked, as YYYY-MM-DD. */
  readonly makeUpDays: ReadonlySet<string>;
}

export const defaultCalendar: Calendar = {
  workingHours: [
    [540, 720],
    [810, 1050],
  ],
  holidays: new Set(),
  makeUpDays: new Set(),
};

/** The calendar in milliseconds and day numbers, made once for each calendar. */
export interface Timetable {
  readonly shifts: readonly (readonly [number, number])[];
  readonly opening: number;
  readonly closing: number;
  /** Milliseconds worked in a working day. */
  readonly length: number;
  readonly worked: (day: number) => boolean;
}

const made = new WeakMap<Calendar, Timetable>();

export function timetable(calendar: Calendar): Timetable {
  const known = made.get(calendar);
  if (known) return known;
  const shifts = calendar.workingHours.map(([from, to]) => [from * MINUTE, to * MINUTE] as const);
  const off = new Set([...calendar.holidays].map(dayNamed));
  const on = new Set([...calendar.makeUpDays].map(dayNamed));
  const table: Timetable = {
    shifts,
    opening: shifts[0]![0],
    closing: shifts.at(-1)![1],
    length: shifts.reduce((sum, [from, to]) => sum + to - from, 0),
    worked: (day) => on.has(day) || (isWeekday(day) && !off.has(day)),
  };
  made.set(calendar, table);
  return table;
}

/** 1970-01-01 was a Thursday. */
const isWeekday = (day: number) => (day + 3) % 7 < 5;

/** @throws DomainError CALENDAR_INVALID naming the field and what is allowed */
export function validateCalendar(calendar: Calendar): Calendar {
  let last = 0;
  for (const [from, to] of calendar.workingHours) {
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= last && to > from && to <= 1440))
      throw refuse('workingHours', 'pairs of whole minutes of the day, in order, not overlapping, 0 to 1440');
    last = to;
  }
  if (calendar.workingHours.length === 0) throw refuse('workingHours', 'at least one pair');
  for (const field of ['holidays', 'makeUpDays'] as const) {
    for (const date of calendar[field]) if (Number.isNaN(dayNamed(date))) throw refuse(field, 'dates as YYYY-MM-DD', date);
  }
  for (const date of calendar.makeUpDays)
    if (calendar.holidays.has(date)) throw refuse('makeUpDays', 'no date that is a holiday too', date);
  return calendar;
}

const refuse = (field: string, allowed: string, value = '') =>
  invalid('CALENDAR_INVALID', `${field} of the calendar must be ${allowed}`, { field, allowed, value });
