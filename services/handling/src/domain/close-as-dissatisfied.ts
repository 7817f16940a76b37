import { illegal } from '@hotline/platform/errors';
import { permitTo, type Caller } from '@hotline/platform/lifecycle';
import { close } from './close.js';
import { orderLifecycle } from './lifecycle.js';
import type { Outcome } from './outcome.js';
import { hasBadRating, presentCallbacks } from './plan-callbacks.js';
import type { WorkOrder } from './work-order.js';

/**
 * A lawful result that does not please, explained.
 * @throws DomainError ILLEGAL_STATE, CALLBACKS_OPEN, NOT_DISSATISFIED
 */
export function closeAsDissatisfied(order: WorkOrder, reason: string, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'closeAsDissatisfied', order.state, caller);
  requireCallbacksEnded(order);
  if (!hasBadRating(presentCallbacks(order)))
    throw illegal('NOT_DISSATISFIED', 'no voice of this round is dissatisfied', { number: order.number });
  return close(order, 'closeAsDissatisfied', 'dissatisfied', reason, actor, at);
}

/** @throws DomainError CALLBACKS_OPEN naming the voices that have not ended */
export function requireCallbacksEnded(order: WorkOrder): void {
  const open = presentCallbacks(order).filter(({ endedAt }) => endedAt === undefined);
  if (open.length === 0) return;
  const voices = open.map(({ appealNumber }) => appealNumber).join(',');
  throw illegal('CALLBACKS_OPEN', 'some voices have not been called back', { open: voices });
}
