import { DomainError } from '../errors/index.js';

const lockErrors = new Set([
  1205, // lock wait timeout
  1213, // deadlock
  9007, // TiDB: write conflict
]);
const goneErrors = new Set([
  1053, // server shutdown in progress
  1290, // read only after a fail-over
  1836, // read only mode
  1927, // MariaDB: connection was killed
]);
/** What the error of a statement is called whose connection never answered; see silence.ts. */
export const silent = 'NO_ANSWER';
const goneCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'PROTOCOL_CONNECTION_LOST',
  silent,
]);

interface SqlError extends Error {
  errno?: number;
  code?: string;
  fatal?: boolean;
}

const numberOf = (error: unknown): number => (error as SqlError)?.errno ?? 0;

/** The server chose this transaction as the victim of a lock; the same work may simply run again. */
export const isLockFailure = (error: unknown): boolean => lockErrors.has(numberOf(error));

/** The connection fell silent and was given up. */
export const isSilence = (error: unknown): boolean => (error as SqlError)?.code === silent;

const fullErrors = new Set([
  3, // writing a file failed
  20, // disk full while writing
  28, // no space left
  1021, // disk full
  1026, // writing a file failed
  1114, // a table cannot grow
]);

/** The database has no room to write: the disk is full, or a quota is used up. */
export const isFull = (error: unknown): boolean =>
  fullErrors.has(numberOf(error)) || /\b(errno: 28|Errcode: 28|error 28|No space left)\b/i.test((error as SqlError)?.message ?? '');

/** A row with this key exists already. */
export const isDuplicate = (error: unknown): boolean => numberOf(error) === 1062;

/** The connection is no longer good: lost, refused, killed, or it leads to a server that may not write. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', fatal = false } = (error ?? {}) as SqlError;
  return (
    fatal ||
    goneCodes.has(code) ||
    goneErrors.has(numberOf(error)) ||
    /closed state|Pool is closed/.test((error as SqlError)?.message ?? '')
  );
}

/** Whatever the transaction did is undone, and it can be run again as a whole. */
export const mayRunAgain = (error: unknown): boolean => isLockFailure(error) || isConnectionLost(error);

/** When whoever wanted a row that others held should come again, in seconds: so late that no channel tries by itself what was tried four times. */
const comeAgain = { least: 3, more: 3 };

/** What remains when running again did not help: nothing was written, so the caller may retry. */
export const unavailable = (error: unknown): DomainError =>
  isLockFailure(error)
    ? new DomainError('unavailable', 'DATABASE_BUSY', 'too many want the same rows; nothing was written, try again', {
        retryAfterSeconds: (comeAgain.least + comeAgain.more * Math.random()).toFixed(1),
      })
    : new DomainError(
        'unavailable',
        'DATABASE_UNAVAILABLE',
        `the database cannot be reached: ${(error as SqlError).code ?? 'connection lost'}`,
      );

/** The COMMIT was sent and no answer came: it may have happened. A retry with the same idempotency key finds out. */
export const unknownOutcome = (): DomainError =>
  new DomainError('unavailable', 'UNKNOWN_OUTCOME', 'the connection was lost while committing; retry with the same idempotency key');
