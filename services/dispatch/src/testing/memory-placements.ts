import { MemoryDocuments, type MemoryUnitOfWork } from '@hotline/platform/testing';
import type { PublishEvents } from '../adapters/events/publish-events.js';
import { orderNotFound } from '../app/not-found.js';
import { pageOf } from '../app/page-in-memory.js';
import type { Page, Paged, Placements, QueueFilter } from '../app/ports.js';
import { rankOf, type Placement, type PlacementOutcome } from '../domain/placement.js';

export class MemoryPlacements implements Placements {
  private readonly documents: MemoryDocuments<Placement>;

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly publishEvents: PublishEvents,
  ) {
    this.documents = new MemoryDocuments(uow, { key: ({ number }) => number });
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

  /** Every one, in the order of arrival. */
  all(): Placement[] {
    return this.documents.all();
  }

  queue({ urgency, categoryPrefix, divisionPrefix }: QueueFilter, page: Page): Promise<Paged<Placement>> {
    const waiting = this.documents
      .all()
      .filter((each) => each.state === 'queued' && (urgency === '' || each.urgency === urgency))
      .filter(({ category, division }) => category.startsWith(categoryPrefix) && division.startsWith(divisionPrefix))
      .sort((a, b) => rankOf(a) - rankOf(b) || a.since.getTime() - b.since.getTime() || (a.number < b.number ? -1 : 1));
    return Promise.resolve(pageOf(waiting, ({ number }) => number, page));
  }
}
