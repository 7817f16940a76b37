import type { Leases } from '@hotline/platform/mysql';
import type { Lease, QueueName, WorkLeases } from '../../app/list-ports.js';

/** Leases of the review and the callback queue, by the platform's table. */
export class DatabaseLeases implements WorkLeases {
  constructor(private readonly leases: Pick<Leases, 'takeNext' | 'claim' | 'renew' | 'release' | 'holders'>) {}

  takeNext(queue: QueueName, person: string, items: readonly string[]): Promise<string | undefined> {
    return this.leases.takeNext(queue, person, [...items]);
  }

  claim(queue: QueueName, item: string, person: string): Promise<void> {
    return this.leases.claim(queue, item, person);
  }

  renew(queue: QueueName, item: string, person: string): Promise<void> {
    return this.leases.renew(queue, item, person);
  }

  release(queue: QueueName, item: string, person: string): Promise<void> {
    return this.leases.release(queue, item, person);
  }

  async holders(queue: QueueName, items: readonly string[]): Promise<Map<string, Lease>> {
    const held = await this.leases.holders(queue, [...items]);
    return new Map([...held].map(([item, { holder, until }]) => [item, { person: holder, until }]));
  }
}
