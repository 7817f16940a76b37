import { transition, type Actor } from '@hotline/platform/lifecycle';
import { lapseEscalations } from './lapse.js';
import { orderLifecycle, type OrderAction } from './lifecycle.js';
import { alsoFor, andThen, fact, happened, type Outcome } from './outcome.js';
import type { WorkOrder } from './work-order.js';
import type { OrderOutcome } from './words.js';

type Closing = Extract<OrderAction, 'closePart' | 'close' | 'closeAsDissatisfied'>;

/** The end that every order should come to. What is still asked about it lapses, except objections. */
export function close(order: WorkOrder, action: Closing, outcome: OrderOutcome, reason: string, actor: Actor, at: Date): Outcome {
  const { round, parentNumber, metAt } = order;
  const closed: WorkOrder = { ...order, state: transition(orderLifecycle, action, order.state), outcome, endedAt: at };
  const told = andThen(lapseEscalations(closed, at), (ended) =>
    happened(ended, { type: 'OrderClosed', ...fact(order, actor, at), round, outcome, reason, parentNumber, metAt }),
  );
  if (parentNumber === '') return told;
  return alsoFor(told, { number: parentNumber, at, fact: { what: 'part_ended', part: order.number, state: 'closed', metAt: metAt ?? at } });
}
