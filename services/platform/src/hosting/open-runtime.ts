import type { Environment } from '../config/index.js';
import { AuditTrail, deriveKey, type Cipher } from '../crypto/index.js';
import { standardLimits, type Limits } from '../grpc/index.js';
import { Outbox } from '../messaging/index.js';
import { DatabaseClock, Idempotency, IdGenerator, Leases, Numbers, WorkerLease, type UnitOfWork } from '../mysql/index.js';
import type { Tenant } from '../tenancy/index.js';
import { Neighbours, ownTokenOf } from './neighbours.js';
import type { Runtime } from './runtime.js';

export interface RuntimeOptions {
  tenant: Tenant;
  service: string;
  env: Environment;
  /** over the service's migrated database */
  unitOfWork: UnitOfWork;
  cipher: Cipher;
  /** the tenant's secret; every other key is derived from it */
  secret: Buffer;
  /** host:port of a service of this tenant */
  addressOf: (service: string) => string;
  /** how much it takes on; absent: the standard */
  limits?: Limits;
  /** called after each commit that published something */
  wake?: () => void;
}

export interface OpenRuntime {
  runtime: Runtime;
  close(): Promise<void>;
}

/** What other services' tokens are signed with; see mintServiceToken. */
export const serviceTokenKey = (secret: Buffer): Buffer => deriveKey(secret, 'service-token');

/** Makes what one service stands on, and keeps its clock and its id lease going until it is closed. */
export async function openRuntime(options: RuntimeOptions): Promise<OpenRuntime> {
  const { tenant, service, env, unitOfWork, cipher, secret, addressOf, limits = standardLimits, wake } = options;
  const clock = await new DatabaseClock(unitOfWork).start();
  const lease = await new WorkerLease(unitOfWork).start();
  const neighbours = new Neighbours(addressOf, ownTokenOf(tenant.code, service, serviceTokenKey(secret), clock), limits);
  const runtime: Runtime = {
    tenant,
    env,
    limits,
    unitOfWork,
    clock,
    cipher,
    outbox: new Outbox(unitOfWork, { service, clock, wake }),
    ids: new IdGenerator(lease, clock),
    numbers: new Numbers(unitOfWork),
    leases: new Leases(unitOfWork),
    idempotency: new Idempotency(unitOfWork, cipher),
    audit: new AuditTrail(unitOfWork, deriveKey(secret, 'audit')),
    keyFor: (purpose) => deriveKey(secret, purpose),
    client: (definition) => neighbours.client(definition),
  };
  const close = async () => {
    neighbours.close();
    clock.stop();
    await lease.stop();
  };
  return { runtime, close };
}
