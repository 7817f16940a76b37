import { DomainError } from './domain-error.js';

/**
 * More was asked than can be done in time, and nothing of it was begun. It says when to come again: in half a second to one and a half,
 * another moment for each, so that all who were refused together do not return together.
 */
export function tooBusy(who: string): DomainError {
  const seconds = (0.5 + Math.random()).toFixed(1);
  return new DomainError('exhausted', 'TOO_BUSY', `${who} has as much to do as it can: try again in ${seconds} s`, {
    retryAfterSeconds: seconds,
  });
}

/** When it makes sense to ask again, in seconds, a fraction perhaps; undefined: it never does. */
export function retryAfterSeconds({ kind, metadata }: DomainError): number | undefined {
  const said = Number(metadata['retryAfterSeconds']);
  if (said > 0) return said;
  return kind === 'unavailable' ? 1 : undefined;
}
