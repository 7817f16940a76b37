import type { Leases } from '@hotline/platform/mysql';
import type { Lease, Queue } from '../../app/ports.js';

const queue = 'intake';

/** The intake queue's leases. */
export class MysqlQueue implements Queue {
  constructor(private readonly leases: Leases) {}

  takeNext(person: string, numbers: string[]): Promise<string | undefined> {
    return this.leases.takeNext(queue, person, numbers);
  }

  claim(number: string, person: string): Promise<void> {
    return this.leases.claim(queue, number, person);
  }

  renew(number: string, person: string): Promise<void> {
    return this.leases.renew(queue, number, person);
  }

  release(number: string, person: string): Promise<void> {
    return this.leases.release(queue, number, person);
  }

  async holder(number: string): Promise<Lease | undefined> {
    const lease = (await this.leases.holders(queue, [number])).get(number);
    return lease && { person: lease.holder, until: lease.until };
  }
}
