import type { Leases } from '@hotline/platform/mysql';
import type { Lease, QueueLeases } from '../../app/ports.js';

const queue = 'dispatch';

/** The platform's leases, on the dispatch queue. */
export class DatabaseLeases implements QueueLeases {
  constructor(private readonly leases: Pick<Leases, 'takeNext' | 'claim' | 'renew' | 'release' | 'holders'>) {}

  takeNext(person: string, numbers: readonly string[]): Promise<string | undefined> {
    return this.leases.takeNext(queue, person, [...numbers]);
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

  async holders(numbers: readonly string[]): Promise<Map<string, Lease>> {
    const held = await this.leases.holders(queue, [...numbers]);
    return new Map([...held].map(([number, { holder, until }]) => [number, { person: holder, until }]));
  }
}
