import type { Placement } from '../domain/placement.js';
import type { Lease, Page, Paged, Placements, QueueFilter, QueueLeases } from './ports.js';

/** An order that waits, and who has it in hand. */
export interface Waiting {
  placement: Placement;
  lease: Lease | undefined;
}

export class ListQueue {
  constructor(
    private readonly placements: Placements,
    private readonly leases: QueueLeases,
  ) {}

  async execute(filter: QueueFilter, page: Page): Promise<Paged<Waiting>> {
    const { items, nextCursor } = await this.placements.queue(filter, page);
    return { items: await this.withLeases(items), nextCursor };
  }

  async withLeases(placements: readonly Placement[]): Promise<Waiting[]> {
    const holders = await this.leases.holders(placements.map(({ number }) => number));
    return placements.map((placement) => ({ placement, lease: holders.get(placement.number) }));
  }
}
