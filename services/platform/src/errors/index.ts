export { DomainError, type Kind } from './domain-error.js';
export { conflict, forbidden, illegal, invalid, notFound } from './refuse.js';
export { retryAfterSeconds, tooBusy } from './too-busy.js';
