import type { Subscription } from '@hotline/platform/messaging';
import { decodeEvent, isEventType, type EventHandlers, type HotlineEvent } from '@hotline/proto/events';
import type { FollowOrder } from '../../app/follow-order.js';
import type { FollowReturns } from '../../app/follow-returns.js';
import { orderHandlers } from './order-handlers.js';
import { returnHandlers } from './return-handlers.js';

/** The topics on which the facts come that the handlers below take. */
export const listens = ['handling.order', 'sla.clock'];

/** Everything that dispatch listens to. */
export function subscribe(orders: FollowOrder, returns: FollowReturns): Subscription {
  const handlers: EventHandlers<void> = { ...orderHandlers(orders, returns), ...returnHandlers(returns) };
  return {
    consumer: 'dispatch',
    topics: listens,
    types: Object.keys(handlers),
    handle: async ({ type, payload }) => {
      if (!isEventType(type)) return;
      const handler = handlers[type] as ((event: HotlineEvent) => Promise<void>) | undefined;
      await handler?.(decodeEvent(type, payload));
    },
  };
}
