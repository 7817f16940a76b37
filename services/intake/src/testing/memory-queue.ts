import { conflict } from '@hotline/platform/errors';
import type { Clock, Lease, Queue } from '../app/ports.js';

const leaseMs = 600_000;

/** Leases that a refusal does not undo: nobody but their holder misses them. */
export class MemoryQueue implements Queue {
  private readonly leases = new Map<string, Lease>();

  constructor(private readonly clock: Clock) {}

  async takeNext(person: string, numbers: string[]): Promise<string | undefined> {
    const free = numbers.find((number) => this.mayHave(number, person));
    if (free !== undefined) this.grab(free, person);
    return free;
  }

  async claim(number: string, person: string): Promise<void> {
    const holder = this.live(number);
    if (!this.mayHave(number, person)) {
      throw conflict('LEASE_HELD', `${number} is being worked on by ${holder?.person}`, { item: number, holder: holder?.person ?? '' });
    }
    this.grab(number, person);
  }

  async renew(number: string, person: string): Promise<void> {
    if (this.live(number)?.person !== person) {
      throw conflict('LEASE_LOST', `${number} is no longer held by ${person}`, { item: number, holder: person });
    }
    this.grab(number, person);
  }

  async release(number: string, person: string): Promise<void> {
    if (this.leases.get(number)?.person === person) this.leases.delete(number);
  }

  async holder(number: string): Promise<Lease | undefined> {
    return this.live(number);
  }

  private live(number: string): Lease | undefined {
    const lease = this.leases.get(number);
    return lease && lease.until > this.clock.now() ? lease : undefined;
  }

  private mayHave(number: string, person: string): boolean {
    const lease = this.live(number);
    return lease === undefined || lease.person === person;
  }

  private grab(number: string, person: string): void {
    this.leases.set(number, { person, until: new Date(this.clock.now().getTime() + leaseMs) });
  }
}
