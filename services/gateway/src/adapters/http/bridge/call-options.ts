import { invalid } from '@hotline/platform/errors';
import type { CallOptions } from '@hotline/platform/grpc';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Nobody waits longer than that at a screen. */
const longestMs = 60_000;

/** @throws DomainError BAD_TIMEOUT */
function deadlineOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,10}$/.test(header)) return Math.min(Number(header), longestMs);
  throw invalid('BAD_TIMEOUT', 'connect-timeout-ms must be a whole number of milliseconds', { field: 'connect-timeout-ms' });
}

/** Aborts when the browser goes away before it has its answer. */
export function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => raw.writableFinished || gone.abort());
  return gone.signal;
}

/** What gRPC's metadata can carry: printable ASCII. @throws DomainError IDEMPOTENCY_KEY_MALFORMED */
function keyOf(header: string | undefined): string | undefined {
  if (header === undefined || /^[ -~]+$/.test(header)) return header;
  throw invalid('IDEMPOTENCY_KEY_MALFORMED', 'an idempotency key has printable ASCII characters only', { field: 'idempotency-key' });
}

/** What the headers say of the call. @throws DomainError BAD_TIMEOUT, IDEMPOTENCY_KEY_MALFORMED */
export function callOptions({ headers }: FastifyRequest, reply: FastifyReply, token: string): CallOptions {
  const key = keyOf(headers['idempotency-key'] as string | undefined);
  const deadlineMs = deadlineOf(headers['connect-timeout-ms'] as string | undefined);
  return { token, signal: goneSignal(reply), ...(key && { idempotencyKey: key }), ...(deadlineMs !== undefined && { deadlineMs }) };
}
