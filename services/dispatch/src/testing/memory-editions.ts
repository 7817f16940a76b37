import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import type { PublishEvents } from '../adapters/events/publish-events.js';
import type { Editions } from '../app/ports.js';
import type { Publication } from '../domain/publication.js';

export class MemoryEditions<Edition extends { version: number }> implements Editions<Edition> {
  private readonly editions = new Map<string, Edition>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly publishEvents: PublishEvents,
    private readonly empty: Edition,
  ) {}

  current(): Promise<Edition> {
    return Promise.resolve([...this.editions.values()].at(-1) ?? this.empty);
  }

  version(version: number): Promise<Edition | undefined> {
    return Promise.resolve(this.editions.get(String(version)));
  }

  publish(next: (current: Edition) => Publication<Edition>): Promise<Edition> {
    return this.uow.run(async () => {
      const { edition, events } = next(await this.current());
      this.uow.set(this.editions, String(edition.version), edition);
      await this.publishEvents(events);
      return edition;
    });
  }
}
