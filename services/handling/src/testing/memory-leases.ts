import { conflict } from '@hotline/platform/errors';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import type { Lease, QueueName, WorkLeases } from '../app/list-ports.js';
import type { Clock } from '../app/ports.js';

const tenMinutes = 10 * 60_000;

export class MemoryLeases implements WorkLeases {
  private readonly leases = new Map<string, Lease>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly clock: Clock,
  ) {}

  async takeNext(queue: QueueName, person: string, items: readonly string[]): Promise<string | undefined> {
    const free = items.find((item) => (this.holder(queue, item)?.person ?? person) === person);
    if (free !== undefined) this.hold(queue, free, person);
    return free;
  }

  async claim(queue: QueueName, item: string, person: string): Promise<void> {
    const holder = this.holder(queue, item)?.person;
    if (holder !== undefined && holder !== person)
      throw conflict('LEASE_HELD', `${item} is being worked on by ${holder}`, { item, holder });
    this.hold(queue, item, person);
  }

  async renew(queue: QueueName, item: string, person: string): Promise<void> {
    if (this.holder(queue, item)?.person !== person)
      throw conflict('LEASE_LOST', `${item} is no longer held by ${person}`, { item, holder: person });
    this.hold(queue, item, person);
  }

  async release(queue: QueueName, item: string, person: string): Promise<void> {
    if (this.holder(queue, item)?.person === person) this.uow.set(this.leases, `${queue} ${item}`, { person, until: this.clock.now() });
  }

  async holders(queue: QueueName, items: readonly string[]): Promise<Map<string, Lease>> {
    return new Map(items.flatMap((item) => (this.holder(queue, item) === undefined ? [] : [[item, this.holder(queue, item)!]])));
  }

  private holder(queue: QueueName, item: string): Lease | undefined {
    const lease = this.leases.get(`${queue} ${item}`);
    return lease !== undefined && lease.until > this.clock.now() ? lease : undefined;
  }

  private hold(queue: QueueName, item: string, person: string): void {
    this.uow.set(this.leases, `${queue} ${item}`, { person, until: new Date(this.clock.now().getTime() + tenMinutes) });
  }
}
