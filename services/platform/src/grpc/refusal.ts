import { Metadata, status, type ServiceError, type StatusObject } from '@grpc/grpc-js';
import { DomainError, type Kind } from '../errors/index.js';
import { decodeInfoOf, encodeStatus } from './error-details.js';
import { codeOf, kindOf } from './status-codes.js';

const detailsKey = 'grpc-status-details-bin';

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

/** What a caller may know of `error`: a refusal entirely, anything else only that it happened. */
export function statusOf(error: unknown, service: string): StatusObject {
  const metadata = new Metadata();
  if (!(error instanceof DomainError) || error.kind === 'internal') return { code: status.INTERNAL, details: 'internal error', metadata };
  const { kind, reason, message } = error;
  const domain = error instanceof RemoteRefusal ? error.domain : service;
  metadata.set(detailsKey, Buffer.from(encodeStatus(codeOf[kind], message, { reason, domain, metadata: error.metadata })));
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
