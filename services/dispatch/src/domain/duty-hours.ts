/** A stretch of the week during which somebody answers; minutes from Monday 00:00, local time; the end is not inside. */
export interface Stretch {
  from: number;
  to: number;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
/** China keeps one time, eight hours ahead, and no summer time. */
const localOffsetMinutes = 8 * 60;

/**
 * "mon-fri 09:00-12:00,13:30-17:30; sat 09:00-12:00", "daily 08:00-20:00", "always". A stretch may pass midnight.
 * @returns undefined when it cannot be understood; empty text: never
 */
export function parseDutyHours(text: string): Stretch[] | undefined {
  const words = text.trim().toLowerCase();
  if (words === '') return [];
  if (words === 'always') return [{ from: 0, to: weekMinutes }];
  const parts = words.split(';').map(parsePart);
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part!);
}

function parsePart(part: string): Stretch[] | undefined {
  const [dayWords, timeWords, ...rest] = part.trim().split(/\s+/);
  const onDays = parseDays(dayWords ?? '');
  const times = (timeWords ?? '').split(',').map(parseTimes);
  if (rest.length > 0 || onDays === undefined || times.includes(undefined)) return undefined;
  return onDays.flatMap((day) => times.map((time) => ({ from: day * dayMinutes + time!.from, to: day * dayMinutes + time!.to })));
}

function parseDays(words: string): number[] | undefined {
  if (words === 'daily') return days.map((_, index) => index);
  const ranges = words.split(',').map((range) => range.split('-').map((day) => days.indexOf(day)));
  if (ranges.some((range) => range.length > 2 || range.includes(-1) || range[0]! > range.at(-1)!)) return undefined;
  return ranges.flatMap((range) => days.map((_, index) => index).filter((index) => index >= range[0]! && index <= range.at(-1)!));
}

function parseTimes(words: string): Stretch | undefined {
  const match = /^(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)$/.exec(words);
  if (match === null) return undefined;
  const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number) as [number, number, number, number];
  if (fromHour > 23 || toHour > 24 || fromMinute > 59 || toMinute > 59 || (toHour === 24 && toMinute > 0)) return undefined;
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return { from, to: to > from ? to : to + dayMinutes };
}

/** Whether `now` lies inside. */
export function isOpen(hours: readonly Stretch[], now: Date): boolean {
  const minutes = Math.floor(now.getTime() / 60_000) + localOffsetMinutes;
  const minute = (minutes + 3 * dayMinutes) % weekMinutes; // 1 January 1970 was a Thursday
  return hours.some(({ from, to }) => (minute >= from && minute < to) || (minute + weekMinutes >= from && minute + weekMinutes < to));
}
