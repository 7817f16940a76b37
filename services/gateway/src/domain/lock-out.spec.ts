import { describe, expect, it } from 'vitest';
import { someAccount } from '../testing/accounts.js';
import { requireUnlocked, unlocked, wrongPassword } from './lock-out.js';

const noon = new Date('2026-11-24T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const afterWrong = (times: number) =>
  Array.from({ length: times }).reduce<ReturnType<typeof someAccount>>((each) => wrongPassword(each, noon), someAccount());

describe('wrong passwords', () => {
  it('are counted, four without consequence', () => {
    expect(afterWrong(4)).toMatchObject({ failures: 4, lockedUntil: undefined });
    expect(() => requireUnlocked(afterWrong(4), noon)).not.toThrow();
  });

  it('lock the account at the fifth, for fifteen minutes', () => {
    const locked = afterWrong(5);
    expect(() => requireUnlocked(locked, later(14.9))).toThrow(
      expect.objectContaining({ reason: 'ACCOUNT_LOCKED', metadata: { retryAfterSeconds: '6' } }),
    );
    expect(() => requireUnlocked(locked, later(15))).not.toThrow();
  });

  it('begin anew once the lock is over', () => {
    expect(wrongPassword(afterWrong(5), later(16))).toMatchObject({ failures: 1 });
  });

  it('are forgotten after a right one', () => {
    expect(unlocked(afterWrong(5))).toEqual(someAccount());
  });
});
