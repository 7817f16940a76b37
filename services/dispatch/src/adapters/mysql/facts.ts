import type { Outbox } from '@hotline/platform/messaging';
import { encodeEvent } from '@hotline/proto/events';
import type { DispatchEvent } from '../../domain/events.js';

const aboutCatalogue = new Set<DispatchEvent['type']>([
  'UnitRegistered',
  'UnitUpdated',
  'UnitDutySet',
  'CataloguePublished',
  'CategoriesPublished',
]);

/** Takes dispatch's events out of the house, in the unit of work that made them true. */
export class Facts {
  constructor(private readonly outbox: Pick<Outbox, 'append'>) {}

  async publish(events: readonly DispatchEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.outbox.append(
      events.map((event) => ({
        topic: aboutCatalogue.has(event.type) ? 'catalogue' : 'order',
        type: event.type,
        key: event.number,
        payload: encodeEvent(event),
      })),
    );
  }
}
