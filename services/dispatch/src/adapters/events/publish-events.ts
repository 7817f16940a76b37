import type { Outbox } from '@hotline/platform/messaging';
import { encodeEvent } from '@hotline/proto/events';
import type { DispatchEvent } from '../../domain/events.js';

/** Which topic tells each event: units, the catalogue and the tree are not an order's. */
const topics: Record<DispatchEvent['type'], 'order' | 'catalogue'> = {
  OrderDispatched: 'order',
  OrderReassigned: 'order',
  EmergencyDeclared: 'order',
  ReturnGranted: 'order',
  ReturnRefused: 'order',
  ReturnDisputed: 'order',
  ReturnRuledForUnit: 'order',
  ReturnRuledAgainstUnit: 'order',
  ReturnLapsed: 'order',
  UnitRegistered: 'catalogue',
  UnitUpdated: 'catalogue',
  UnitDutySet: 'catalogue',
  CataloguePublished: 'catalogue',
  CategoriesPublished: 'catalogue',
};

/** Takes dispatch's events out of the house, in the unit of work that made them true. */
export type PublishEvents = (events: readonly DispatchEvent[]) => Promise<void>;

/** Keyed by the order's number; a unit's events by its code, a publication's by its version. */
export const publishEvents =
  (outbox: Pick<Outbox, 'append'>): PublishEvents =>
  async (events) => {
    if (events.length === 0) return;
    await outbox.append(
      events.map((event) => ({ topic: topics[event.type], type: event.type, key: event.number, payload: encodeEvent(event) })),
    );
  };
