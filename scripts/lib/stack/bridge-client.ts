// A service by way of the gateway: the unary Connect protocol, with the contracts' own bytes.
import { DomainError, type Kind } from '@hotline/platform/errors';
import type { CallOptions, Client, MethodDefinition, ServiceDefinition } from '@hotline/platform/grpc';
import { gateway, type Plan } from './plan.ts';

interface ConnectError {
  code?: string;
  message?: string;
  details?: { debug?: { reason: string; metadata: Record<string, string> } }[];
}

const kinds: Record<string, Kind> = {
  invalid_argument: 'invalid',
  unauthenticated: 'unauthenticated',
  permission_denied: 'forbidden',
  not_found: 'not_found',
  already_exists: 'exists',
  failed_precondition: 'illegal_state',
  aborted: 'conflict',
  resource_exhausted: 'exhausted',
  deadline_exceeded: 'timeout',
  unavailable: 'unavailable',
  unimplemented: 'unimplemented',
};

/** Its unary rpcs as functions, like clientOf's; a refusal is thrown as the DomainError that it was at its origin. */
export function bridgeOf<D extends ServiceDefinition>(plan: Plan, definition: D, deadlineMs: number): Client<D> {
  const rpcs = Object.entries(definition)
    .filter(([, { responseStream }]) => !responseStream)
    .map(([name, method]) => [
      name,
      (request: unknown, options: CallOptions = {}) => send(plan, method, request, { deadlineMs, ...options }),
    ]);
  return Object.fromEntries(rpcs) as Client<D>;
}

async function send(plan: Plan, method: MethodDefinition, request: unknown, options: CallOptions): Promise<unknown> {
  const { token = '', idempotencyKey = '', deadlineMs = 0, signal } = options;
  const patience = AbortSignal.timeout(deadlineMs);
  const response = await fetch(`${gateway(plan)}${method.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/proto',
      'connect-protocol-version': '1',
      'connect-timeout-ms': String(deadlineMs),
      authorization: `Bearer ${token}`,
      ...(idempotencyKey !== '' && { 'idempotency-key': idempotencyKey }),
    },
    body: new Uint8Array(method.requestSerialize(request)),
    signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
  });
  if (response.ok) return method.responseDeserialize(Buffer.from(await response.arrayBuffer()));
  throw refusalOf((await response.json().catch(() => ({}))) as ConnectError, response);
}

function refusalOf({ code = '', message = '', details = [] }: ConnectError, { status, headers }: Response): DomainError {
  const { reason = `HTTP_${status}`, metadata = {} } = details[0]?.debug ?? {};
  const retryAfterSeconds = headers.get('retry-after');
  return new DomainError(kinds[code] ?? (status === 503 ? 'unavailable' : 'internal'), reason, message, {
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
    ...metadata,
  });
}
