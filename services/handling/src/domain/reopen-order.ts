import { illegal, invalid } from '@hotline/platform/errors';
import { permitTo, type Caller } from '@hotline/platform/lifecycle';
import { requireCallbacksEnded } from './close-as-dissatisfied.js';
import { orderLifecycle } from './lifecycle.js';
import type { Outcome } from './outcome.js';
import { isInReopenWindow } from './reopen-window.js';
import { reopen } from './reopening.js';
import { isPart, type WorkOrder } from './work-order.js';

/**
 * A reviewer begins a new round: from the callback once every voice has ended (critical: at once), or from closed inside the window.
 * @throws DomainError ILLEGAL_STATE, CALLBACKS_OPEN, REOPEN_WINDOW_OVER, PARTS_REQUIRED, NOT_A_PART, PART_FOLLOWS_PARENT
 */
export function reopenOrder(
  order: WorkOrder,
  partNumbers: readonly string[],
  reason: string,
  windowDays: number,
  caller: Caller,
  at: Date,
): Outcome {
  const actor = permitTo(orderLifecycle, 'reopenOrder', order.state, caller);
  if (isPart(order)) throw illegal('PART_FOLLOWS_PARENT', 'a part is reopened with its parent', { parent: order.parentNumber });
  if (order.state === 'callback' && order.urgency !== 'critical') requireCallbacksEnded(order);
  if (order.state === 'closed' && !isInReopenWindow(order, windowDays, at))
    throw illegal('REOPEN_WINDOW_OVER', `an order is reopened within ${windowDays} days of its end`, { days: String(windowDays) });
  requireParts(order, partNumbers);
  const reopened = reopen(order, 'reviewer', partNumbers, actor, at);
  return { ...reopened, lines: reopened.lines.map((line) => (line.what === 'OrderReopened' ? { ...line, why: reason } : line)) };
}

/** A split order is reopened part by part; an undivided one as a whole. */
function requireParts({ parts }: WorkOrder, named: readonly string[]): void {
  const closed = parts.filter(({ state }) => state === 'closed').map(({ number }) => number);
  const unknown = named.filter((number) => !closed.includes(number));
  if (unknown.length > 0)
    throw invalid('NOT_A_PART', `${unknown.join(', ')} cannot be reopened`, { field: 'part_numbers', allowed: closed.join(',') });
  if (closed.length > 0 && named.length === 0)
    throw invalid('PARTS_REQUIRED', 'name the parts that begin anew', { field: 'part_numbers', allowed: closed.join(',') });
}
