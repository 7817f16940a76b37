/** What sort of refusal it is; maps one to one to a gRPC status. */
export type Kind =
  | 'invalid' // INVALID_ARGUMENT: the request is wrong whatever the state
  | 'unauthenticated' // UNAUTHENTICATED: nobody, or no longer, signed in
  | 'forbidden' // PERMISSION_DENIED: known, but may not
  | 'not_found' // NOT_FOUND
  | 'exists' // ALREADY_EXISTS
  | 'illegal_state' // FAILED_PRECONDITION: right request, wrong moment
  | 'conflict' // ABORTED: somebody was faster; read again and retry
  | 'exhausted' // RESOURCE_EXHAUSTED: too many; metadata.retryAfterSeconds says when
  | 'timeout' // DEADLINE_EXCEEDED
  | 'unavailable' // UNAVAILABLE: retry later
  | 'unimplemented' // UNIMPLEMENTED
  | 'internal'; // INTERNAL: a bug of ours

/**
 * An expected refusal. It crosses every hop unchanged: gRPC status + google.rpc.ErrorInfo, problem+json, Connect's error.
 * `reason` is UPPER_SNAKE and never renamed; `message` is a sentence; `metadata` names what was wrong and what is allowed.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: Kind,
    readonly reason: string,
    message: string,
    readonly metadata: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
