import { conflict } from '../errors/index.js';
import { leaseMinutes, type Lease, type Leases } from '../mysql/index.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** What services call of the leases. */
export type LeaseBook = Pick<Leases, 'takeNext' | 'claim' | 'renew' | 'release' | 'holders'>;

/** Leases as the table keeps them, for specs in memory. */
export class MemoryLeases implements LeaseBook {
  private readonly leases = new Map<string, Lease>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly clock: { now(): Date },
  ) {}

  async takeNext(queue: string, holder: string, candidates: string[]): Promise<string | undefined> {
    const free = candidates.find((item) => (this.live(queue, item)?.holder ?? holder) === holder);
    if (free !== undefined) this.hold(queue, free, holder);
    return free;
  }

  async claim(queue: string, item: string, holder: string): Promise<void> {
    const other = this.live(queue, item)?.holder ?? holder;
    if (other !== holder) throw conflict('LEASE_HELD', `${item} is being worked on by ${other}`, { item, holder: other });
    this.hold(queue, item, holder);
  }

  async renew(queue: string, item: string, holder: string): Promise<void> {
    if (this.live(queue, item)?.holder !== holder) throw conflict('LEASE_LOST', `${item} is no longer held by ${holder}`, { item, holder });
    this.hold(queue, item, holder);
  }

  async release(queue: string, item: string, holder: string): Promise<void> {
    if (this.live(queue, item)?.holder === holder) this.write(queue, { item, holder, until: this.clock.now() });
  }

  async holders(queue: string, items: string[]): Promise<Map<string, Lease>> {
    return new Map(items.flatMap((item) => [this.live(queue, item) ?? []].flat()).map((lease) => [lease.item, lease]));
  }

  private live(queue: string, item: string): Lease | undefined {
    const lease = this.leases.get(`${queue} ${item}`);
    return lease !== undefined && lease.until > this.clock.now() ? lease : undefined;
  }

  private hold(queue: string, item: string, holder: string): void {
    this.write(queue, { item, holder, until: new Date(this.clock.now().getTime() + leaseMinutes * 60_000) });
  }

  private write(queue: string, lease: Lease): void {
    this.uow.set(this.leases, `${queue} ${lease.item}`, lease);
  }
}
