import { DomainError } from '@hotline/platform/errors';

/** What is remembered of wrong passwords. */
export interface Tries {
  /** since the last right one */
  failures: number;
  lockedUntil: Date | undefined;
}

/** Wrong passwords until the door closes, and for how long. */
export const lockOut = { failures: 5, minutes: 15 } as const;

/** @throws DomainError ACCOUNT_LOCKED with the seconds left */
export function requireUnlocked({ lockedUntil }: Pick<Tries, 'lockedUntil'>, now: Date): void {
  if (!lockedUntil || lockedUntil <= now) return;
  const seconds = Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000);
  throw new DomainError('exhausted', 'ACCOUNT_LOCKED', `too many wrong passwords: try again in ${Math.ceil(seconds / 60)} minutes`, {
    retryAfterSeconds: String(seconds),
  });
}

/** A wrong password is counted; the fifth locks the account, and the count begins anew when the lock is over. */
export function wrongPassword<T extends Tries>(account: T, now: Date): T {
  const failures = account.failures + 1;
  if (failures < lockOut.failures) return { ...account, failures };
  return { ...account, failures: 0, lockedUntil: new Date(now.getTime() + lockOut.minutes * 60_000) };
}

/** A right password, or an administrator, opens the door again. */
export const unlocked = <T extends Tries>(account: T): T => ({ ...account, failures: 0, lockedUntil: undefined });
