/** So many wrong query codes in an hour lock a number until the hour is over, also for the right code. */
export const mostGuesses = 5;

const windowMs = 3600_000;

/** A first wrong guess before this moment no longer counts. */
export const startOfWindow = (now: Date): Date => new Date(now.getTime() - windowMs);

export const endOfWindow = (firstAt: Date): Date => new Date(firstAt.getTime() + windowMs);
