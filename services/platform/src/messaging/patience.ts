import { DomainError, type Kind } from '../errors/index.js';
import { maskPersonal } from '../text/index.js';

/** Milliseconds before the second, third … eighth try; a message that fails once more is parked. */
export const standardPauses: readonly number[] = [100, 300, 1_000, 2_000, 5_000, 10_000, 20_000];

/** As many tries more, each after the last of the pauses, has what misses something: it may come from another topic, whose consumer is behind. */
const triesUntilItComes = 30;

export type Verdict = { state: 'waiting'; tries: number; pause: number } | { state: 'parked'; tries: number; pause: 0 };

/** A neighbour, or the database, is away, slow, or has too much to do. */
const notItsFault = new Set<Kind>(['unavailable', 'timeout', 'exhausted']);

/**
 * What becomes of a message that failed once more after `tries` tries. A neighbour that is away or busy is not the message's fault:
 * it is waited for as long as it takes. What the message needs and does not find is waited for longer than a defect, but not for ever.
 */
export function afterFailure(tries: number, failure: unknown, pauses: readonly number[]): Verdict {
  const kind = failure instanceof DomainError ? failure.kind : undefined;
  const awayOnly = kind !== undefined && notItsFault.has(kind);
  const now = awayOnly ? Math.min(tries + 1, pauses.length) : tries + 1;
  const mayCome = kind === 'not_found' && now <= pauses.length + triesUntilItComes;
  const pause = mayCome ? pauses[Math.min(now, pauses.length) - 1] : pauses[now - 1];
  return pause === undefined ? { state: 'parked', tries: now, pause: 0 } : { state: 'waiting', tries: now, pause };
}

/** At most 500 characters, telephone and identity numbers masked: 'ORDER_UNKNOWN: no such order'. */
export function reasonOf(failure: unknown): string {
  const text =
    failure instanceof DomainError
      ? `${failure.reason}: ${failure.message}`
      : failure instanceof Error
        ? `${failure.name}: ${failure.message}`
        : String(failure);
  return maskPersonal(text).slice(0, 500);
}
