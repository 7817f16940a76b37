import { DomainError } from './domain-error.js';

type Metadata = Record<string, string>;

/** The request is wrong whatever the state: `field` names the part, `allowed` says what would do. */
export const invalid = (reason: string, message: string, metadata?: Metadata) => new DomainError('invalid', reason, message, metadata);

/** Right request, wrong moment. */
export const illegal = (reason: string, message: string, metadata?: Metadata) =>
  new DomainError('illegal_state', reason, message, metadata);

/** Known, but may not. */
export const forbidden = (reason: string, message: string, metadata?: Metadata) => new DomainError('forbidden', reason, message, metadata);

/** There is no such thing, or none that the caller may see. */
export const notFound = (reason: string, message: string, metadata?: Metadata) => new DomainError('not_found', reason, message, metadata);

/** Somebody was faster. */
export const conflict = (reason: string, message: string, metadata?: Metadata) => new DomainError('conflict', reason, message, metadata);
