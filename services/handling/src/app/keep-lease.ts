import type { Caller } from '@hotline/platform/lifecycle';
import type { QueueName, WorkLeases } from './list-ports.js';

/** A lease is renewed while the form is open, and given back when it closes. */
export class KeepLease {
  constructor(private readonly leases: WorkLeases) {}

  /** @throws DomainError LEASE_LOST */
  renew(queue: QueueName, item: string, { person }: Caller): Promise<void> {
    return this.leases.renew(queue, item, person);
  }

  release(queue: QueueName, item: string, { person }: Caller): Promise<void> {
    return this.leases.release(queue, item, person);
  }
}
