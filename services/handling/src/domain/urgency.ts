import { forbidden, illegal, invalid } from '@hotline/platform/errors';
import { permitTo, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { lapseSuspensions } from './lapse.js';
import { orderLifecycle } from './lifecycle.js';
import { alsoFor, andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { goOn } from './resume.js';
import { hasEnded, isPart, partsOf, requireSecondPerson, type WorkOrder } from './work-order.js';
import { raises, type Urgency, type UrgencyCause } from './words.js';

/** Raising takes effect at once; a lowering waits for a second person. */
export function changeUrgency(order: WorkOrder, to: Urgency, reason: string, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'changeUrgency', order.state, caller);
  if (to === order.urgency) throw invalid('URGENCY_UNCHANGED', `it is ${to} already`, { field: 'to', urgency: to });
  if (raises(order.urgency, to)) return setUrgency(order, to, actor.role === 'dispatcher' ? 'dispatch' : 'reviewer', reason, actor, at);
  if (actor.role !== 'reviewer')
    throw forbidden('LOWERING_BY_REVIEWER', 'only a reviewer may ask for a lowering', { urgency: order.urgency });
  if (isPart(order)) throw illegal('PART_FOLLOWS_PARENT', 'a part is lowered with its parent', { parent: order.parentNumber });
  return happened(
    { ...order, pendingLowering: { to, reason, askedBy: actor, at } },
    { type: 'OrderLoweringAsked', ...fact(order, actor, at), to, reason },
  );
}

/** The second person agrees. */
export function confirmLowering(order: WorkOrder, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'confirmLowering', order.state, caller);
  const { pendingLowering: asked } = order;
  if (asked === undefined) throw illegal('NO_LOWERING_PENDING', 'nobody has asked for a lowering', { urgency: order.urgency });
  requireSecondPerson(caller, asked.askedBy, 'a lowering');
  return setUrgency(order, asked.to, 'reviewer', asked.reason, actor, at);
}

/** The order's urgency, and its parts'. A pending lowering is done or overtaken; critical knows no rest. */
export function setUrgency(order: WorkOrder, to: Urgency, cause: UrgencyCause, reason: string, actor: Actor, at: Date): Outcome {
  const { pendingLowering: _, ...rest } = order;
  const changed: WorkOrder = { ...rest, urgency: to };
  const told = andThen(
    happened(changed, { type: 'OrderUrgencyChanged', ...fact(order, actor, at), from: order.urgency, to, cause, reason }),
    (raised) => (to === 'critical' ? andThen(lapseSuspensions(raised, at), (awake) => goOn(awake, 'raised', at)) : unchanged(raised)),
  );
  const parts = partsOf(order).filter((part) => !hasEnded(part));
  return alsoFor(
    told,
    ...parts.map(({ number }) => ({ number, at, fact: { what: 'urgency_changed' as const, to, cause, reason, actor } })),
  );
}
