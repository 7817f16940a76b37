import { afterCursor, Documents, orderBy, pageOf, readDocument, type SortColumn, type UnitOfWork } from '@hotline/platform/mysql';
import { orderNotFound } from '../../app/not-found.js';
import type { Page, Paged, Placements, QueueFilter } from '../../app/ports.js';
import { rankOf, type Placement, type PlacementOutcome } from '../../domain/placement.js';
import type { PublishEvents } from '../events/publish-events.js';

const queueOrder: readonly SortColumn[] = [
  ['urgency_rank', 'asc'],
  ['since', 'asc'],
  ['id', 'asc'],
];

/** One row an order, for life; the queue is an index over those that wait. */
export class MysqlPlacements implements Placements {
  private readonly documents: Documents<Placement>;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly publishEvents: PublishEvents,
  ) {
    this.documents = new Documents(uow, {
      table: 'placements',
      key: ({ number }) => number,
      columns: (placement) => ({
        state: placement.state,
        urgency_rank: rankOf(placement),
        since: placement.since,
        urgency: placement.urgency,
        category: placement.category,
        division: placement.division,
      }),
    });
  }

  find(number: string): Promise<Placement | undefined> {
    return this.documents.find(number);
  }

  open(placement: Placement): Promise<void> {
    return this.documents.insert(placement);
  }

  update(number: string, change: (placement: Placement) => PlacementOutcome): Promise<Placement> {
    return this.uow.run(async () => {
      const former = await this.documents.lock(number);
      if (former === undefined) throw orderNotFound(number);
      const { placement, events } = change(former);
      await this.documents.update(placement);
      await this.publishEvents(events);
      return placement;
    });
  }

  async queue({ urgency, categoryPrefix, divisionPrefix }: QueueFilter, { size, cursor }: Page): Promise<Paged<Placement>> {
    const after = afterCursor(queueOrder, cursor);
    const rows = await this.uow.query<{ body: string }>(
      `SELECT body FROM placements WHERE state = 'queued' AND ${after.where}
        AND (? = '' OR urgency = ?) AND category LIKE ? AND division LIKE ? ${orderBy(queueOrder)} LIMIT ?`,
      [...after.values, urgency, urgency, `${categoryPrefix}%`, `${divisionPrefix}%`, size + 1],
    );
    const placements = rows.map(({ body }) => readDocument<Placement>(body));
    return pageOf(placements, size, (placement) => [rankOf(placement), placement.since, placement.number]);
  }
}
