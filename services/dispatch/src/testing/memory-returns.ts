import { MemoryDocuments, type MemoryUnitOfWork } from '@hotline/platform/testing';
import type { PublishEvents } from '../adapters/events/publish-events.js';
import { returnNotFound } from '../app/not-found.js';
import { pageOf } from '../app/page-in-memory.js';
import type { Page, Paged, ReturnFilter, Returns } from '../app/ports.js';
import type { Return, ReturnOutcome } from '../domain/return.js';

export class MemoryReturns implements Returns {
  private readonly documents: MemoryDocuments<Return>;

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly publishEvents: PublishEvents,
  ) {
    this.documents = new MemoryDocuments(uow, { key: ({ id }) => id });
  }

  find(id: string): Promise<Return | undefined> {
    return this.documents.find(id);
  }

  add(asked: Return): Promise<void> {
    return this.documents.insert(asked);
  }

  update(id: string, change: (asked: Return) => ReturnOutcome): Promise<Return> {
    return this.uow.run(async () => {
      const former = await this.documents.lock(id);
      if (former === undefined) throw returnNotFound(id);
      const outcome = change(former);
      await this.documents.update(outcome.return);
      await this.publishEvents(outcome.events);
      return outcome.return;
    });
  }

  ofOrder(number: string): Promise<Return[]> {
    return Promise.resolve(this.documents.all().filter((asked) => asked.number === number));
  }

  /** Every one, in the order of arrival. */
  all(): Return[] {
    return this.documents.all();
  }

  list({ number, state, unit }: ReturnFilter, page: Page): Promise<Paged<Return>> {
    const found = this.documents
      .all()
      .filter((asked) => number === '' || asked.number === number)
      .filter((asked) => (state === '' || asked.state === state) && (unit === '' || asked.unit === unit))
      .sort((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime() || (a.id < b.id ? 1 : -1));
    return Promise.resolve(pageOf(found, ({ id }) => id, page));
  }
}
