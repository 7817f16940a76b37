import { conflict } from '@hotline/platform/errors';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import type { Clock, Lease, QueueLeases } from '../app/ports.js';

const tenMinutes = 10 * 60_000;

export class MemoryLeases implements QueueLeases {
  private readonly leases = new Map<string, Lease>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly clock: Clock,
  ) {}

  async takeNext(person: string, numbers: readonly string[]): Promise<string | undefined> {
    const free = numbers.find((number) => (this.holder(number)?.person ?? person) === person);
    if (free !== undefined) this.hold(free, person);
    return free;
  }

  async claim(number: string, person: string): Promise<void> {
    const holder = this.holder(number);
    if (holder !== undefined && holder.person !== person)
      throw conflict('LEASE_HELD', `${number} is being worked on by ${holder.person}`, { item: number, holder: holder.person });
    this.hold(number, person);
  }

  async renew(number: string, person: string): Promise<void> {
    if (this.holder(number)?.person !== person) throw conflict('LEASE_LOST', `${number} is no longer held by ${person}`, { item: number });
    this.hold(number, person);
  }

  async release(number: string, person: string): Promise<void> {
    if (this.holder(number)?.person === person) this.uow.set(this.leases, number, { person, until: this.clock.now() });
  }

  async holders(numbers: readonly string[]): Promise<Map<string, Lease>> {
    return new Map(numbers.flatMap((number) => (this.holder(number) === undefined ? [] : [[number, this.holder(number)!]])));
  }

  private holder(number: string): Lease | undefined {
    const lease = this.leases.get(number);
    return lease !== undefined && lease.until > this.clock.now() ? lease : undefined;
  }

  private hold(number: string, person: string): void {
    this.uow.set(this.leases, number, { person, until: new Date(this.clock.now().getTime() + tenMinutes) });
  }
}
