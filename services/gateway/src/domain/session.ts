import { DomainError } from '@hotline/platform/errors';

/** A person at a browser, from signing in to signing out. */
export interface Session {
  /** SHA-256 of the secret that only the browser's cookie holds */
  id: string;
  account: string;
  openedAt: Date;
  /** of the last request, exact to a minute */
  seenAt: Date;
}

/** Unused for so long, or open for so long: signed out. */
export const sessionLimits = { idleMinutes: 30, hours: 12 } as const;

const minute = 60_000;

/** When it ends if nothing more is asked in it. */
export const endOf = ({ openedAt, seenAt }: Session): Date =>
  new Date(Math.min(seenAt.getTime() + sessionLimits.idleMinutes * minute, openedAt.getTime() + sessionLimits.hours * 60 * minute));

export const isOpen = (session: Session, now: Date): boolean => now < endOf(session);

/** Whether the use at `now` is worth writing down: once a minute is exact enough. */
export const isStale = ({ seenAt }: Session, now: Date): boolean => now.getTime() - seenAt.getTime() >= minute;

export const notSignedIn = () =>
  new DomainError('unauthenticated', 'NOT_SIGNED_IN', 'sign in first; a session ends after 30 minutes unused');
