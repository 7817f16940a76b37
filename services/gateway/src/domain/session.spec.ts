import { describe, expect, it } from 'vitest';
import { endOf, isOpen, isStale, type Session } from './session.js';

const eight = new Date('2026-11-24T08:00:00Z');
const at = (minutes: number) => new Date(eight.getTime() + minutes * 60_000);
const session = (seenAfter: number): Session => ({ id: 's', account: 'a', openedAt: eight, seenAt: at(seenAfter) });

describe('a session', () => {
  it('ends after thirty minutes unused', () => {
    expect(isOpen(session(10), at(39))).toBe(true);
    expect(isOpen(session(10), at(40))).toBe(false);
  });

  it('ends after twelve hours, however busy', () => {
    expect(isOpen(session(719), at(719.9))).toBe(true);
    expect(isOpen(session(719), at(720))).toBe(false);
    expect(endOf(session(719))).toEqual(at(720));
  });

  it('is written down at most once a minute', () => {
    expect(isStale(session(10), at(10.9))).toBe(false);
    expect(isStale(session(10), at(11))).toBe(true);
  });
});
