import type { Outbox } from '@hotline/platform/messaging';
import { encodeEvent } from '@hotline/proto/events';
import type { HandlingEvent } from '../../domain/events.js';
import { rootOf } from '../../domain/work-order.js';

/** Takes handling's events out of the house, in the unit of work that made them true. An order and its parts share a key: they stay in order. */
export class Facts {
  constructor(private readonly outbox: Pick<Outbox, 'append'>) {}

  async publish(events: readonly HandlingEvent[]): Promise<void> {
    await this.outbox.append(
      events.map((event) => ({
        topic: 'order',
        type: event.type,
        key: rootOf(event.type === 'OrderWithdrawalRefused' ? event.orderNumber : event.number),
        payload: encodeEvent(event),
      })),
    );
  }
}
