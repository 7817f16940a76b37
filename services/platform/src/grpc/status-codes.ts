import { status } from '@grpc/grpc-js';
import type { Kind } from '../errors/index.js';

export const codeOf: Readonly<Record<Kind, status>> = {
  invalid: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  not_found: status.NOT_FOUND,
  exists: status.ALREADY_EXISTS,
  illegal_state: status.FAILED_PRECONDITION,
  conflict: status.ABORTED,
  exhausted: status.RESOURCE_EXHAUSTED,
  timeout: status.DEADLINE_EXCEEDED,
  unavailable: status.UNAVAILABLE,
  unimplemented: status.UNIMPLEMENTED,
  internal: status.INTERNAL,
};

const kinds = new Map<number, Kind>(Object.entries(codeOf).map(([kind, code]) => [code, kind as Kind]));

/** The kind behind a gRPC status; what has none is a bug. */
export const kindOf = (code: number): Kind => kinds.get(code) ?? 'internal';
