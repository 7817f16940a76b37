import { describe, expect, it } from 'vitest';
import { isUnreachable, nextCallAt } from './callback-attempts.js';

const attempt = (local: string) => ({ at: new Date(`2026-03-${local}:00+08:00`), person: 'callback1', words: '' });
const attempts = (...locals: string[]) => locals.map(attempt);

describe('a citizen who does not answer', () => {
  it.each([
    ['three half-days on two days', ['02T09:00', '02T15:00', '03T09:00'], true],
    ['three half-days on three days', ['02T09:00', '03T09:00', '04T09:00'], true],
    ['two half-days only', ['02T09:00', '02T15:00'], false],
    ['three calls in two half-days', ['02T09:00', '02T09:30', '02T15:00'], false],
    ['one call', ['02T09:00'], false],
  ])('%s', (_, locals, unreachable) => {
    expect(isUnreachable(attempts(...locals), 'normal')).toBe(unreachable);
  });

  it.each([
    ['two hours apart', ['02T09:00', '02T11:00', '02T13:00'], true],
    ['closer together', ['02T09:00', '02T10:00', '02T11:00'], false],
    ['more calls between count once', ['02T09:00', '02T10:00', '02T11:00', '02T12:59', '02T13:00'], true],
  ])('of a critical order: %s', (_, locals, unreachable) => {
    expect(isUnreachable(attempts(...locals), 'critical')).toBe(unreachable);
  });

  it.each(['normal', 'critical'] as const)('in a rehearsal a named pause stands for the days: %s', (urgency) => {
    const minutes = attempts('02T09:00', '02T09:01', '02T09:02');
    expect(isUnreachable(minutes, urgency, 60_000)).toBe(true);
    expect(isUnreachable(minutes, urgency, 61_000)).toBe(false);
  });
});

describe('the next call', () => {
  it.each([
    ['after a morning', '02T09:10', '2026-03-02T12:00:00+08:00'],
    ['after an afternoon', '02T15:40', '2026-03-03T09:00:00+08:00'],
  ])('counts in another half-day: %s', (_, local, next) => {
    expect(nextCallAt(attempts('01T09:00', local), 'normal')).toEqual(new Date(next));
    expect(isUnreachable([...attempts('01T09:00', local), { at: new Date(next), person: 'callback1', words: '' }], 'normal')).toBe(true);
  });

  it('of a critical order counts two hours later, in a rehearsal after the pause, at first at once', () => {
    expect(nextCallAt(attempts('02T09:10'), 'critical')).toEqual(attempt('02T11:10').at);
    expect(nextCallAt(attempts('02T09:10'), 'normal', 60_000)).toEqual(attempt('02T09:11').at);
    expect(nextCallAt([], 'normal')).toBeUndefined();
  });
});
