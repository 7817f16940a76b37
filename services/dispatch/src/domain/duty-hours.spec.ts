import { describe, expect, it } from 'vitest';
import { unit } from '../testing/samples.js';
import { isOpen, parseDutyHours } from './duty-hours.js';
import { isReachable } from './unit.js';

/** Local time of the week that begins on Monday, 23 November 2026. */
const at = (day: number, time: string) => new Date(`2026-11-${22 + day}T${time}:00+08:00`);
const office = 'mon-fri 09:00-12:00,13:30-17:30; sat 09:00-12:00';

describe('duty hours', () => {
  it.each([
    [office, 1, '09:00', true],
    [office, 1, '12:00', false],
    [office, 5, '17:29', true],
    [office, 6, '13:30', false],
    [office, 6, '11:00', true],
    [office, 7, '11:00', false],
    ['always', 7, '03:00', true],
    ['daily 08:00-20:00', 7, '19:59', true],
    ['daily 18:00-08:00', 2, '07:59', true],
    ['sun 18:00-08:00', 1, '07:59', true],
    ['sun 18:00-08:00', 1, '08:00', false],
    ['mon,wed 09:00-24:00', 3, '23:59', true],
    ['mon,wed 09:00-24:00', 2, '10:00', false],
    ['', 1, '10:00', false],
  ])('%s, day %i, %s: %s', (text, day, time, open) => expect(isOpen(parseDutyHours(text)!, at(day, time))).toBe(open));

  it.each([
    '9 to 5',
    'mon 09:00',
    'fri-mon 09:00-12:00',
    'mon 25:00-26:00',
    'mon 09:60-12:00',
    'monday 09:00-12:00',
    'mon 09:00-12:00 x',
    ';',
  ])('cannot be read from %j', (text) => expect(parseDutyHours(text)).toBeUndefined());
});

describe('a unit that can be joined to a call now', () => {
  const monday = at(1, '10:00');
  it('is active, has a number and is inside its hours', () => expect(isReachable(unit('water'), monday)).toBe(true));
  it.each([
    ['inactive', unit('water', { active: false })],
    ['without a number', unit('water', { duty: { phone: '', people: [], hours: 'always' } })],
    ['without hours', unit('water', { duty: { phone: '1', people: [], hours: '' } })],
  ])('is not %s', (_, one) => expect(isReachable(one, monday)).toBe(false));
});
