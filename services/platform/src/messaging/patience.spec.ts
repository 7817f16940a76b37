import { describe, expect, it } from 'vitest';
import { DomainError, illegal, notFound, tooBusy } from '../errors/index.js';
import { afterFailure, reasonOf, standardPauses } from './patience.js';

describe('a message that failed', () => {
  it('is tried eight times in about forty seconds, then parked', () => {
    const verdicts = [];
    for (let tries = 0; tries < 8; tries++) verdicts.push(afterFailure(tries, new Error('no'), standardPauses));
    expect(verdicts.map(({ state }) => state)).toEqual([...Array.from({ length: 7 }, () => 'waiting'), 'parked']);
    expect(verdicts.map(({ pause }) => pause)).toEqual([100, 300, 1_000, 2_000, 5_000, 10_000, 20_000, 0]);
  });

  it.each([new DomainError('unavailable', 'SERVICE_AWAY', 'later'), tooBusy('dispatch')])(
    'waits for a neighbour that is away or busy as long as it takes: $reason',
    (away) => {
      expect(afterFailure(100, away, standardPauses)).toEqual({ state: 'waiting', tries: 7, pause: 20_000 });
    },
  );

  it('that misses something is tried every twenty seconds for ten minutes more, then parked', () => {
    const early = notFound('ORDER_NOT_FOUND', 'not opened yet');
    expect(afterFailure(6, early, standardPauses)).toEqual({ state: 'waiting', tries: 7, pause: 20_000 });
    expect(afterFailure(36, early, standardPauses)).toEqual({ state: 'waiting', tries: 37, pause: 20_000 });
    expect(afterFailure(37, early, standardPauses)).toEqual({ state: 'parked', tries: 38, pause: 0 });
  });

  it('says why', () => {
    expect(reasonOf(illegal('ORDER_UNKNOWN', 'no such order'))).toBe('ORDER_UNKNOWN: no such order');
    expect(reasonOf(new TypeError('x is undefined'))).toBe('TypeError: x is undefined');
    expect(reasonOf(new Error("Duplicate entry '13800001234'"))).toBe("Error: Duplicate entry '[电话]'");
    expect(reasonOf('?'.repeat(900))).toHaveLength(500);
  });
});
