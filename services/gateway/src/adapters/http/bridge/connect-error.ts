import { DomainError, retryAfterSeconds, type Kind } from '@hotline/platform/errors';
import { encodeErrorInfo, encodeRetryInfo, RemoteRefusal } from '@hotline/platform/grpc';
import { logger } from '@hotline/platform/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, sayWhen } from '../problem.js';

const log = logger('bridge');

/** Connect's word and HTTP status for each kind: https://connectrpc.com/docs/protocol#error-codes */
const codes: Readonly<Record<Kind, readonly [code: string, status: number]>> = {
  invalid: ['invalid_argument', 400],
  unauthenticated: ['unauthenticated', 401],
  forbidden: ['permission_denied', 403],
  not_found: ['not_found', 404],
  exists: ['already_exists', 409],
  illegal_state: ['failed_precondition', 400],
  conflict: ['aborted', 409],
  exhausted: ['resource_exhausted', 429],
  timeout: ['deadline_exceeded', 504],
  unavailable: ['unavailable', 503],
  unimplemented: ['unimplemented', 501],
  internal: ['internal', 500],
};

const internal = new DomainError('internal', 'INTERNAL', 'internal error');

/** Everything as a refusal: what Fastify itself refused too; a bug says nothing of itself. */
function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error.kind === 'internal' ? internal : error;
  const { status, reason, detail } = problemOf(error);
  if (status < 500) return new DomainError(status === 413 ? 'exhausted' : 'invalid', reason, detail);
  log.error({ err: error }, 'a call failed');
  return internal;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** The error as Connect's clients read it, with google.rpc.ErrorInfo among its details, and RetryInfo when asking again makes sense. */
export function connectErrorOf(error: DomainError): { status: number; body: object } {
  const { kind, reason, message, metadata } = error;
  const [code, status] = codes[kind];
  const info = { reason, domain: error instanceof RemoteRefusal ? error.domain : 'gateway', metadata };
  const seconds = retryAfterSeconds(error);
  const details: object[] = [{ type: 'google.rpc.ErrorInfo', value: base64(encodeErrorInfo(info)), debug: info }];
  if (seconds !== undefined) details.push({ type: 'google.rpc.RetryInfo', value: base64(encodeRetryInfo(seconds)) });
  return { status, body: { code, message, details } };
}

/** The protocol wants nothing but the status here: clients then know that they may not send this. */
export const sendUnsupportedType = (reply: FastifyReply): FastifyReply =>
  reply.code(415).header('accept-post', 'application/json, application/proto').send();

/** Fastify's error handler on the bridge. */
export function sendConnectError(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  if ((error as { code?: string }).code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return void sendUnsupportedType(reply);
  const refusal = refusalOf(error);
  const { status, body } = connectErrorOf(refusal);
  sayWhen(refusal, reply);
  void reply.code(status).type('application/json').send(JSON.stringify(body));
}
