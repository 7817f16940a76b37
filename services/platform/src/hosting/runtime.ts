import type { Environment } from '../config/index.js';
import type { AuditTrail, Cipher } from '../crypto/index.js';
import type { Client, Limits, ServiceDefinition } from '../grpc/index.js';
import type { Outbox } from '../messaging/index.js';
import type { DatabaseClock, IdGenerator, Idempotency, Leases, Numbers, UnitOfWork } from '../mysql/index.js';
import type { Tenant } from '../tenancy/index.js';

/** What the host hands to one service: its database, its way out, its time and its neighbours. */
export interface Runtime {
  tenant: Tenant;
  env: Environment;
  /** how much it takes on at the same time */
  limits: Limits;
  /** over the service's own database */
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  clock: DatabaseClock;
  ids: IdGenerator;
  numbers: Numbers;
  leases: Leases;
  idempotency: Idempotency;
  audit: AuditTrail;
  cipher: Cipher;
  /** Thirty-two secret bytes for one named purpose (a blind index, say): the same in every process of the tenant. */
  keyFor(purpose: string): Buffer;
  /** A client of another service of this tenant, by its definition; the same one each time. */
  client<D extends ServiceDefinition>(definition: D): Client<D>;
}
