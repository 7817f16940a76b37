import { system, transition } from '@hotline/platform/lifecycle';
import { escalationLifecycle, objectionLifecycle, suspensionLifecycle } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import type { WorkOrder } from './work-order.js';

// What is asked within an order lapses when something overtakes it.

/** Asked and not decided: a callback, an end, or urgency that knows no rest. */
export function lapseSuspensions(order: WorkOrder, at: Date): Outcome {
  const open = order.suspensions.filter(({ state }) => state === 'requested');
  if (open.length === 0) return unchanged(order);
  const suspensions = order.suspensions.map((each) =>
    open.includes(each) ? { ...each, state: transition(suspensionLifecycle, 'lapse', each.state), decidedAt: at } : each,
  );
  return happened(
    { ...order, suspensions },
    ...open.map(({ id, unit }) => ({ type: 'SuspensionLapsed' as const, ...fact(order, system, at), suspensionId: id, unit })),
  );
}

/** Nobody needs the answer any more. */
export function lapseEscalations(order: WorkOrder, at: Date): Outcome {
  const open = order.escalations.filter(({ state }) => state === 'asked');
  if (open.length === 0) return unchanged(order);
  const escalations = order.escalations.map((each) =>
    open.includes(each) ? { ...each, state: transition(escalationLifecycle, 'lapse', each.state) } : each,
  );
  return happened(
    { ...order, escalations },
    ...open.map(({ id, unit }) => ({ type: 'EscalationLapsed' as const, ...fact(order, system, at), escalationId: id, unit })),
  );
}

/** The order was withdrawn or void: nothing counts for or against a unit. */
export function lapseObjections(order: WorkOrder, at: Date): Outcome {
  const open = order.objections.filter(({ state }) => state === 'raised');
  if (open.length === 0) return unchanged(order);
  const objections = order.objections.map((each) =>
    open.includes(each) ? { ...each, state: transition(objectionLifecycle, 'lapse', each.state), decidedAt: at } : each,
  );
  return happened(
    { ...order, objections },
    ...open.map(({ id, unit }) => ({ type: 'ObjectionLapsed' as const, ...fact(order, system, at), objectionId: id, unit })),
  );
}

/** Everything that was still asked. */
export const lapseAll = (order: WorkOrder, at: Date): Outcome =>
  andThen(
    lapseSuspensions(order, at),
    (rest) => lapseEscalations(rest, at),
    (rest) => lapseObjections(rest, at),
  );
