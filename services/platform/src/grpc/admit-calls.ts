import { ServerInterceptingCall, type Metadata, type ServerInterceptingCallInterface, type ServerInterceptor } from '@grpc/grpc-js';
import { DomainError, forbidden } from '../errors/index.js';
import type { Caller } from '../lifecycle/index.js';
import { logger } from '../telemetry/index.js';
import { withinCall, type Call, type RunsOnce } from './call.js';
import { rpcName } from './definition.js';
import { statusOf } from './refusal.js';
import { permits, type Right, type Rights } from './rights.js';

const log = logger('grpc');

export interface Admission {
  service: string;
  rights: Rights;
  /** @throws DomainError TOKEN_INVALID, TOKEN_EXPIRED, WRONG_TENANT */
  verify: (token: string) => Promise<Caller>;
  idempotency: RunsOnce;
  /** aborted when the server ends: streams end then, other calls may finish */
  leaving: AbortSignal;
}

const text = (metadata: Metadata, key: string): string => metadata.get(key)[0]?.toString() ?? '';

function requireToken(metadata: Metadata): string {
  const [, token] = /^Bearer (.+)$/i.exec(text(metadata, 'authorization')) ?? [];
  if (token) return token;
  throw new DomainError('unauthenticated', 'TOKEN_MISSING', 'the metadata authorization must be "Bearer <token>"');
}

function requireRight(rpc: string, right: Right | undefined, { roles }: Caller): Right {
  if (right && permits(right, roles)) return right;
  const metadata = { action: rpc, allowed: right?.roles.join(',') ?? '' };
  throw forbidden('ROLE_NOT_ALLOWED', `${rpc} is not for ${roles.join(', ') || 'a caller without a role'}`, metadata);
}

async function admit(
  admission: Admission,
  path: string,
  metadata: Metadata,
  peer: ServerInterceptingCallInterface,
  signal: AbortSignal,
): Promise<Call> {
  const rpc = rpcName(path);
  const { service, idempotency } = admission;
  const token = requireToken(metadata);
  const caller = await admission.verify(token);
  const right = requireRight(rpc, Object.hasOwn(admission.rights, rpc) ? admission.rights[rpc] : undefined, caller);
  const deadline = Number(peer.getDeadline());
  return { rpc, service, caller, token, right, idempotencyKey: text(metadata, 'idempotency-key'), idempotency, deadline, signal };
}

function refusal(error: unknown, service: string) {
  if (!(error instanceof DomainError)) log.error({ err: error }, 'the call could not be admitted');
  return statusOf(error, service);
}

const open = /^\/grpc\.(health|reflection)\./;

/** Lets a call in whose token is valid and has a role that the rights name; everything else is refused before it is read. */
export function admitCalls(admission: Admission): ServerInterceptor {
  return ({ path, responseStream }, peer) => {
    if (open.test(path)) return new ServerInterceptingCall(peer);
    const gone = new AbortController();
    const signal = responseStream ? AbortSignal.any([gone.signal, admission.leaving]) : gone.signal;
    let call: Call | undefined;
    const inside = (work: () => void) => (call ? withinCall(call, work) : work());
    return new ServerInterceptingCall(peer, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            admit(admission, path, metadata, peer, signal).then(
              (admitted) => withinCall((call = admitted), () => proceed(metadata)),
              (error: unknown) => peer.sendStatus(refusal(error, admission.service)),
            );
          },
          onReceiveMessage: (message, proceed) => inside(() => proceed(message)),
          onReceiveHalfClose: (proceed) => inside(() => proceed()),
          onCancel: () => gone.abort(),
        }),
    });
  };
}
