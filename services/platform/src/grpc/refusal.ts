import { Metadata, status, type ServiceError, type StatusObject } from '@grpc/grpc-js';
import { DomainError, retryAfterSeconds, type Kind } from '../errors/index.js';
import { decodeInfoOf, encodeStatus } from './error-details.js';
import { codeOf, kindOf } from './status-codes.js';

/** A status as an interceptor gets it. */
export type PartialStatus = { code?: status | null; metadata?: Metadata | null };

const detailsKey = 'grpc-status-details-bin';
/** Tells the client's channel when to try again by itself, ms; below 0: never. */
const pushbackKey = 'grpc-retry-pushback-ms';
/** A caller that waits does not wait longer than this for another try, s. */
const longestPause = 2;

/** A refusal that came from another service: on its way further it still names who refused. */
export class RemoteRefusal extends DomainError {
  constructor(
    kind: Kind,
    reason: string,
    message: string,
    metadata: Readonly<Record<string, string>>,
    /** the service that refused */
    readonly domain: string,
  ) {
    super(kind, reason, message, metadata);
  }
}

/**
 * What the nearest channel shall do: each hop tries again what its own neighbour refused, and nobody what came from farther, so that a
 * question is not multiplied on its way. Undefined: as the channel is set.
 */
function pushbackOf(error: DomainError): number | undefined {
  if (error.kind !== 'unavailable' && error.kind !== 'exhausted') return undefined;
  const seconds = retryAfterSeconds(error);
  if (error instanceof RemoteRefusal || seconds === undefined || seconds > longestPause) return -1;
  return error.kind === 'exhausted' ? Math.round(seconds * 1000) : undefined;
}

/** So much must be left of a call's time for another try, ms: the pause, and as long for the work. */
const worthAnotherTry = 2 * longestPause * 1000;

/**
 * Of one who has come again already, or has no time left for it, the refusal is final: with the hint when to come again, which a person or
 * program can heed, instead of a deadline that passes in a pause.
 */
export function finalFor({ code, metadata }: PartialStatus, attempts: number, deadline: number): void {
  if (code !== status.RESOURCE_EXHAUSTED || !metadata) return;
  if (attempts > 0 || deadline - Date.now() < worthAnotherTry) metadata.set(pushbackKey, '-1');
}

/** What a caller may know of `error`: a refusal entirely, anything else only that it happened. */
export function statusOf(error: unknown, service: string): StatusObject {
  const metadata = new Metadata();
  if (!(error instanceof DomainError) || error.kind === 'internal') return { code: status.INTERNAL, details: 'internal error', metadata };
  const { kind, reason, message } = error;
  const domain = error instanceof RemoteRefusal ? error.domain : service;
  const info = { reason, domain, metadata: error.metadata };
  metadata.set(detailsKey, Buffer.from(encodeStatus(codeOf[kind], message, info, retryAfterSeconds(error))));
  const pushback = pushbackOf(error);
  if (pushback !== undefined) metadata.set(pushbackKey, String(pushback));
  return { code: codeOf[kind], details: message, metadata };
}

const bareReason: Partial<Record<Kind, string>> = {
  unavailable: 'SERVICE_UNAVAILABLE',
  timeout: 'DEADLINE_EXCEEDED',
  unimplemented: 'RPC_UNKNOWN',
  exhausted: 'MESSAGE_TOO_LARGE',
  invalid: 'MALFORMED',
};

/** The refusal behind a failed call; a failure without details gets a reason by its status. */
export function refusalOf(error: Pick<ServiceError, 'code' | 'details' | 'metadata'>, service: string): RemoteRefusal {
  const kind = kindOf(error.code);
  const [details] = error.metadata?.get(detailsKey) ?? [];
  const info = Buffer.isBuffer(details) ? decodeInfoOf(details) : undefined;
  if (info) return new RemoteRefusal(kind, info.reason, error.details, info.metadata, info.domain);
  if (error.code === status.CANCELLED)
    return new RemoteRefusal('timeout', 'CANCELLED', `the call to ${service} was cancelled`, { service }, service);
  return new RemoteRefusal(kind, bareReason[kind] ?? 'INTERNAL', `${service}: ${error.details}`, { service }, service);
}
