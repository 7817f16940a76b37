import { illegal, notFound } from '@hotline/platform/errors';
import { apply } from './apply.js';
import type { Calendar } from './calendar.js';
import type { Matter, Outcome } from './matter.js';
import type { Moment } from './moment.js';
import type { Policy } from './policy.js';

/** @throws DomainError ORDER_NOT_FOUND, ORDER_ENDED */
export function recomputeClocks(matter: Matter, number: string, at: Moment, policy: Policy, calendar: Calendar): Outcome {
  const order = matter.orders[number];
  if (!order) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
  if (order.ended !== undefined) throw illegal('ORDER_ENDED', `the order is ${order.ended}; its clocks stay as they are`, { number });
  return apply(matter, { type: 'ClocksRecomputed', number, at }, policy, calendar);
}
