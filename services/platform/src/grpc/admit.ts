import type { Metadata } from '@grpc/grpc-js';
import { DomainError, forbidden } from '../errors/index.js';
import type { Caller } from '../lifecycle/index.js';
import type { Call, RunsOnce } from './call.js';
import { permits, type Right, type Rights } from './rights.js';

export interface Admission {
  service: string;
  rights: Rights;
  /** @throws DomainError TOKEN_INVALID, TOKEN_EXPIRED, WRONG_TENANT */
  verify: (token: string) => Promise<Caller>;
  idempotency: RunsOnce;
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

/**
 * Who calls, and by which right.
 * @throws DomainError TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED, WRONG_TENANT, ROLE_NOT_ALLOWED
 */
export async function admit(admission: Admission, rpc: string, metadata: Metadata): Promise<Omit<Call, 'deadline' | 'signal'>> {
  const { service, rights, idempotency } = admission;
  const token = requireToken(metadata);
  const caller = await admission.verify(token);
  const right = requireRight(rpc, Object.hasOwn(rights, rpc) ? rights[rpc] : undefined, caller);
  return { rpc, service, caller, token, right, idempotencyKey: text(metadata, 'idempotency-key'), idempotency };
}
