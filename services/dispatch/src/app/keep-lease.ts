import type { Caller } from '@hotline/platform/lifecycle';
import type { QueueLeases } from './ports.js';

/** The lease on a queued order: renewed while the form is open, given back when it closes. */
export class KeepLease {
  constructor(private readonly leases: QueueLeases) {}

  renew(number: string, { person }: Caller): Promise<void> {
    return this.leases.renew(number, person);
  }

  release(number: string, { person }: Caller): Promise<void> {
    return this.leases.release(number, person);
  }
}
