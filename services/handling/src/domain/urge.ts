import { permitTo, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { orderLifecycle } from './lifecycle.js';
import { fact, happened, unchanged, type Outcome } from './outcome.js';
import type { WorkOrder } from './work-order.js';

/** Somebody of the centre asks the units to hurry. */
export const urgeOrder = (order: WorkOrder, words: string, caller: Caller, at: Date): Outcome =>
  urge(order, words, permitTo(orderLifecycle, 'urgeOrder', order.state, caller), at);

/** The citizen asks to hurry; when nobody has it in hand any more, there is nobody to hurry. */
export const urgeByCitizen = (order: WorkOrder, words: string, actor: Actor, at: Date): Outcome =>
  orderLifecycle.urgeOrder.from.includes(order.state) ? urge(order, words, actor, at) : unchanged(order);

/** Counted and told; no clock moves. */
function urge(order: WorkOrder, words: string, actor: Actor, at: Date): Outcome {
  const count = order.urges + 1;
  return happened({ ...order, urges: count }, { type: 'OrderUrged', ...fact(order, actor, at), count, words });
}
