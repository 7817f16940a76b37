import { setTimeout as pause } from 'node:timers/promises';
import { unavailable } from './database-error.js';
import type { Manner } from './member.js';
import { NotWritten } from './transaction.js';

const reruns = 3;

/** The database undid a transaction for reasons of its own; the cause is its error. */
export class Undone extends Error {
  constructor(override readonly cause: unknown) {
    super('undone by the database');
  }
}

/**
 * Does it again when the database undid it: after a pause that grows, at most three times; at once, and each write at once, when what
 * was held back could not be written.
 */
export async function untilWritten<T>(once: (manner: Manner) => Promise<T>): Promise<T> {
  let manner: Manner = 'alone';
  for (let rerun = 0; ;) {
    try {
      return await once(manner);
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      if (error.cause instanceof NotWritten) {
        manner = 'prompt';
        continue;
      }
      if (rerun++ === reruns) throw unavailable(error.cause);
      await pause(10 * 4 ** (rerun - 1) * (0.5 + Math.random()));
    }
  }
}
