import type { Caller } from '@hotline/platform/lifecycle';
import type { Placement } from '../domain/placement.js';
import type { Placements, QueueFilter, QueueLeases } from './ports.js';

/** Leases the most urgent, then oldest, order that nobody else has. */
export class TakeNextOrder {
  constructor(
    private readonly placements: Placements,
    private readonly leases: QueueLeases,
  ) {}

  async execute(filter: Omit<QueueFilter, 'urgency'>, { person }: Caller): Promise<Placement | undefined> {
    let cursor = '';
    do {
      const { items, nextCursor } = await this.placements.queue({ ...filter, urgency: '' }, { size: 50, cursor });
      const taken = await this.leases.takeNext(
        person,
        items.map(({ number }) => number),
      );
      if (taken !== undefined) return items.find(({ number }) => number === taken);
      cursor = nextCursor;
    } while (cursor !== '');
    return undefined;
  }
}
