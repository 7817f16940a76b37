/** A moment: milliseconds since 1970-01-01T00:00Z. Times are always arguments, never read here. */
export type Moment = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Asia/Shanghai: UTC+8 all year, no summer time. */
const OFFSET = 8 * HOUR;

/** The civil day in Shanghai that holds the moment, counted from 1970-01-01. */
export const dayOf = (moment: Moment): number => Math.floor((moment + OFFSET) / DAY);

/** Midnight at which that day begins. */
export const startOf = (day: number): Moment => day * DAY - OFFSET;

/** Milliseconds since that day's midnight. */
export const timeOfDay = (moment: Moment): number => moment - startOf(dayOf(moment));

/** The day as YYYY-MM-DD. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The day of a YYYY-MM-DD, or NaN where there is no such date. */
export function dayNamed(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  return Number.isInteger(day) && dateOf(day) === date ? day : Number.NaN;
}
