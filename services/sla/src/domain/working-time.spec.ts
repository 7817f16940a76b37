import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, defaultCalendar, validateCalendar } from './calendar.js';
import { addLimit, subtractLimit } from './limit.js';
import { DAY, HOUR, MINUTE } from './moment.js';
import {
  addWorked,
  addWorkingDays,
  nextOpening,
  offDayToOpening,
  onWorkingDay,
  subtractWorked,
  subtractWorkingDays,
  workedBetween,
} from './working-time.js';

/** National Day 2026: 1–7 October off, Sunday 27 September and Saturday 10 October worked. */
const autumn: Calendar = {
  ...defaultCalendar,
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  makeUpDays: new Set(['2026-09-27', '2026-10-10']),
};
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const show = (moment: number) => new Date(moment + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

describe('working time', () => {
  it.each([
    ['Monday morning', '2026-11-23 09:00', 4, '2026-11-23 14:30'],
    ['over the noon break', '2026-11-23 11:00', 2, '2026-11-23 14:30'],
    ['in the noon break', '2026-11-23 12:30', 1, '2026-11-23 14:30'],
    ['overnight', '2026-11-23 17:00', 4, '2026-11-24 14:00'],
    ['Friday evening', '2026-11-27 20:00', 4, '2026-11-30 14:30'],
    ['Saturday', '2026-11-28 15:00', 4, '2026-11-30 14:30'],
    ['before the holidays', '2026-09-30 17:00', 1, '2026-10-08 09:30'],
    ['on a make-up Saturday', '2026-10-10 09:00', 1, '2026-10-10 10:00'],
    ['to the closing minute', '2026-11-23 13:30', 4, '2026-11-23 17:30'],
  ])('adds working hours: %s', (_, from, amount, due) => {
    expect(show(addLimit(at(from), { amount, unit: 'working_hours' }, autumn))).toBe(due);
  });

  it('adds milliseconds, of the calendar or worked: days of a rehearsal pass in seconds', () => {
    const lunch = at('2026-11-23 11:59');
    expect(addLimit(lunch, { amount: 10_000, unit: 'milliseconds' }, autumn)).toBe(lunch + 10_000);
    expect(show(addLimit(lunch, { amount: 2 * MINUTE, unit: 'working_milliseconds' }, autumn))).toBe('2026-11-23 13:31');
    expect(subtractLimit(at('2026-11-23 13:31'), { amount: 2 * MINUTE, unit: 'working_milliseconds' }, autumn)).toBe(lunch);
  });

  it.each([
    ['the same time on the next working day', '2026-11-23 10:15', 1, '2026-11-24 10:15'],
    ['over a weekend', '2026-11-27 16:00', 1, '2026-11-30 16:00'],
    ['a night on a working day keeps its time', '2026-11-23 22:00', 1, '2026-11-24 22:00'],
    ['a start on a day off counts as the next opening', '2026-11-28 22:00', 1, '2026-12-01 09:00'],
    ['three days over the holidays', '2026-09-29 10:00', 3, '2026-10-09 10:00'],
    ['a make-up day is one', '2026-10-09 10:00', 1, '2026-10-10 10:00'],
    ['a holiday that falls on a Sunday changes nothing', '2026-10-09 10:00', 2, '2026-10-12 10:00'],
  ])('adds working days: %s', (_, from, amount, due) => {
    expect(show(addLimit(at(from), { amount, unit: 'working_days' }, autumn))).toBe(due);
  });

  it.each([
    ['the same time on the working day before', '2026-11-24 10:15', 1, '2026-11-23 10:15'],
    ['over a weekend', '2026-11-30 16:00', 1, '2026-11-27 16:00'],
    ['a moment on a day off is the next opening', '2026-11-28 22:00', 1, '2026-11-27 09:00'],
  ])('counts working days back: %s', (_, until, amount, from) => {
    expect(show(subtractLimit(at(until), { amount, unit: 'working_days' }, autumn))).toBe(from);
  });

  it.each([
    ['calendar days end at 24:00', 5, 'days', '2026-11-23 10:00', '2026-11-29 00:00'],
    ['working days end at closing', 3, 'working_days', '2026-11-23 10:00', '2026-11-26 17:30'],
    ['hours end to the minute', 24, 'hours', '2026-11-23 10:00', '2026-11-24 10:00'],
  ] as const)('end_of_day: %s', (_, amount, unit, from, due) => {
    expect(show(addLimit(at(from), { amount, unit }, autumn, 'end_of_day'))).toBe(due);
  });

  it('never brings the due of a night start forward by end_of_day', () => {
    expect(show(addLimit(at('2026-11-23 22:00'), { amount: 1, unit: 'working_days' }, autumn, 'end_of_day'))).toBe('2026-11-24 22:00');
  });

  it('counts 7 working days of 7 hours in the fortnight of the National Day holidays', () => {
    // 27 September (make-up) to 10 October (make-up): 27–30 September, 8–10 October
    expect(workedBetween(at('2026-09-27 00:00'), at('2026-10-11 00:00'), autumn)).toBe(7 * 7 * HOUR);
  });

  it('nothing added or taken leaves the moment, on a day off too', () => {
    const saturday = at('2026-11-28 15:00');
    expect([addWorked(saturday, 0, autumn), subtractWorked(saturday, 0, autumn)]).toEqual([saturday, saturday]);
  });

  it('opens next at the shift that has not ended', () => {
    expect(show(nextOpening(at('2026-11-23 12:00'), autumn))).toBe('2026-11-23 13:30');
    expect(show(nextOpening(at('2026-11-23 10:00'), autumn))).toBe('2026-11-23 10:00');
    expect(show(nextOpening(at('2026-11-27 17:30'), autumn))).toBe('2026-11-30 09:00');
  });

  it.each([
    ['workingHours', { workingHours: [] }],
    ['workingHours', { workingHours: [[720, 540]] }],
    [
      'workingHours',
      {
        workingHours: [
          [540, 720],
          [700, 800],
        ],
      },
    ],
    ['holidays', { holidays: new Set(['2026-02-30']) }],
    ['makeUpDays', { makeUpDays: new Set(['tomorrow']) }],
    ['makeUpDays', { holidays: new Set(['2026-10-10']), makeUpDays: new Set(['2026-10-10']) }],
  ])('refuses a calendar without sense: %s', (field, part) => {
    expect(() => validateCalendar({ ...defaultCalendar, ...(part as Partial<Calendar>) })).toThrow(
      expect.objectContaining({ reason: 'CALENDAR_INVALID', metadata: expect.objectContaining({ field }) }),
    );
  });
});

describe('working time, whatever the moment', () => {
  const moment = fc.integer({ min: at('2026-09-01 00:00') / MINUTE, max: at('2026-12-31 00:00') / MINUTE }).map((m) => m * MINUTE);
  const span = fc.integer({ min: 1, max: 60 * 60 }).map((m) => m * MINUTE);
  const days = fc.integer({ min: 0, max: 20 });
  const property = <T extends [unknown, ...unknown[]]>(
    arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
    holds: (...values: T) => void,
  ) =>
    fc.assert(
      fc.property(fc.tuple(...(arbitraries as unknown as fc.Arbitrary<unknown>[])), (values) => {
        holds(...(values as T));
      }),
      { numRuns: 300 },
    );

  /** Minute by minute: slow and plainly right. */
  const slowly = (from: number, to: number) => {
    let sum = 0;
    for (let m = from; m < to; m += MINUTE) if (nextOpening(m, autumn) === m) sum += MINUTE;
    return sum;
  };

  it('agrees with a count minute by minute', () =>
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 3000 }), (from, minutes) => {
        expect(workedBetween(from, from + minutes * MINUTE, autumn)).toBe(slowly(from, from + minutes * MINUTE));
      }),
      { numRuns: 60 },
    ));

  it('what is added has been worked between', () =>
    property<[number, number]>([moment, span], (from, worked) =>
      expect(workedBetween(from, addWorked(from, worked, autumn), autumn)).toBe(worked),
    ));

  it('adds to the earliest moment', () =>
    property<[number, number]>([moment, span], (from, worked) =>
      expect(workedBetween(from, addWorked(from, worked, autumn) - MINUTE, autumn)).toBeLessThan(worked),
    ));

  it('what is subtracted has been worked between, from the latest moment', () =>
    property<[number, number]>([moment, span], (until, worked) => {
      const from = subtractWorked(until, worked, autumn);
      expect(workedBetween(from, until, autumn)).toBe(worked);
      expect(workedBetween(from + MINUTE, until, autumn)).toBeLessThan(worked);
    }));

  it('adds in one go as in two', () =>
    property<[number, number, number]>([moment, span, span], (from, a, b) =>
      expect(addWorked(addWorked(from, a, autumn), b, autumn)).toBe(addWorked(from, a + b, autumn)),
    ));

  it('a later start is never due earlier, but for the hours before opening after days off', () =>
    property<[number, number, number]>([moment, span, days], (from, later, amount) => {
      if (amount === 0) return;
      for (const unit of ['working_days', 'working_hours'] as const)
        expect(addLimit(from + later, { amount, unit }, autumn)).toBeGreaterThanOrEqual(
          addLimit(from, { amount, unit }, autumn) - (unit === 'working_days' ? 9 * HOUR : 0),
        );
    }));

  it('working days lead from a working day to a working day at the same time, and back', () =>
    property<[number, number]>([moment, days], (from, count) => {
      const due = addWorkingDays(from, count, autumn);
      const start = offDayToOpening(from, autumn);
      expect(onWorkingDay(due, autumn)).toBe(true);
      expect((due - start) % DAY).toBe(0);
      expect(subtractWorkingDays(due, count, autumn)).toBe(start);
    }));
});
