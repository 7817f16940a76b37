import { STATUS_CODES } from 'node:http';
import { DomainError, retryAfterSeconds, type Kind } from '@hotline/platform/errors';
import { logger, traceId } from '@hotline/platform/telemetry';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

const log = logger('http');

export const httpStatus: Readonly<Record<Kind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  exists: 409,
  illegal_state: 409,
  conflict: 409,
  exhausted: 429,
  timeout: 504,
  unavailable: 503,
  unimplemented: 501,
  internal: 500,
};

/** RFC 9457, with the refusal's reason: what a program goes by. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  reason: string;
  metadata: Readonly<Record<string, string>>;
  /** for whoever searches the logs */
  trace?: string;
}

/** What Fastify itself refuses, and the reasons for it. */
const refusedByServer: Record<string, string> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'CONTENT_TYPE_NOT_SUPPORTED',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BAD_REQUEST_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BAD_REQUEST_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BAD_REQUEST_BODY',
};

const problem = (status: number, reason: string, detail: string, metadata: Readonly<Record<string, string>> = {}): Problem => {
  const trace = traceId();
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, reason, metadata, ...(trace && { trace }) };
};

/** The part of the request that a schema refused, and why. */
function refusedField({ validation = [], validationContext = 'body', message }: FastifyError): Problem {
  const [first] = validation;
  const { missingProperty, additionalProperty } = (first?.params ?? {}) as Record<string, string | undefined>;
  const path = (first?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const field = [path, missingProperty ?? additionalProperty].filter(Boolean).join('.');
  const allowed = (first?.params as { allowedValues?: string[] } | undefined)?.allowedValues?.join(',');
  return problem(400, 'BAD_REQUEST_FIELD', message, { field, in: validationContext, ...(allowed && { allowed }) });
}

/** What the caller may know of `error`: a refusal entirely, a bug only that it happened. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError && error.kind !== 'internal')
    return problem(httpStatus[error.kind], error.reason, error.message, error.metadata);
  const { validation, statusCode = 500, code = '', message } = (error ?? {}) as Partial<FastifyError>;
  if (validation) return refusedField(error as FastifyError);
  if (statusCode < 500) return problem(statusCode, refusedByServer[code] ?? 'BAD_REQUEST', message ?? 'the request was refused');
  return problem(500, 'INTERNAL', 'internal error');
}

/** The header Retry-After, in whole seconds, when asking again makes sense. */
export function sayWhen(error: unknown, reply: FastifyReply): void {
  const seconds = error instanceof DomainError ? retryAfterSeconds(error) : undefined;
  if (seconds !== undefined) void reply.header('retry-after', Math.ceil(seconds));
}

/** Fastify's error handler: problem+json. */
export function sendProblem(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  const answer = problemOf(error);
  if (answer.status === 500 && !(error instanceof DomainError)) log.error({ err: error }, 'a request failed');
  sayWhen(error, reply);
  void reply.code(answer.status).type('application/problem+json').send(answer);
}

export const nothingHere = () => new DomainError('not_found', 'NO_SUCH_ADDRESS', 'there is nothing at this address');
