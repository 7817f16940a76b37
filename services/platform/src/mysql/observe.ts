import { meter } from '../telemetry/metrics.js';
import { isConnectionLost, isLockFailure, isSilence } from './database-error.js';

const lent = meter.createUpDownCounter('hotline_database_lent', {
  description: 'Connections of the pool that are lent at the moment, by door (main, side).',
});
const wait = meter.createHistogram('hotline_database_wait_seconds', {
  description: 'How long somebody waited for a connection, by door.',
  advice: { explicitBucketBoundaries: [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10] },
});
const opened = meter.createCounter('hotline_database_opened_total', { description: 'Connections that were opened, by door.' });
const failures = meter.createCounter('hotline_database_failures_total', {
  description: 'Statements that failed for the database’s own reasons, by reason (lock, lost, silent), and waits in vain (busy).',
});

/** A connection was lent to somebody who waited for so many milliseconds. */
export function observeLent(door: string, waitedMs: number): void {
  lent.add(1, { door });
  wait.record(waitedMs / 1000, { door });
}

export const observeReturned = (door: string): void => lent.add(-1, { door });
export const observeOpened = (door: string): void => opened.add(1, { door });
export const observeBusy = (): void => failures.add(1, { reason: 'busy' });

/** A statement failed; what is the statement's own fault is not counted. */
export function observeFailure(error: unknown): void {
  if (isLockFailure(error)) failures.add(1, { reason: 'lock' });
  else if (isSilence(error)) failures.add(1, { reason: 'silent' });
  else if (isConnectionLost(error)) failures.add(1, { reason: 'lost' });
}
