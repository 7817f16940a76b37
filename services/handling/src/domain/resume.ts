import { illegal, forbidden } from '@hotline/platform/errors';
import { permitTo, system, transition, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { orderLifecycle, type OrderAction } from './lifecycle.js';
import { alsoFor, fact, happened, noted, unchanged, type Consequence, type Outcome } from './outcome.js';
import { hasEnded, partsOf, type WorkOrder } from './work-order.js';
import type { ResumeCause } from './words.js';

/** A person lets it go on before its date. */
export function resumeOrder(order: WorkOrder, reason: string, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'resumeOrder', order.state, caller);
  if (order.suspendedBy === 'parent')
    throw illegal('PART_FOLLOWS_PARENT', 'this part rests with its parent: resume that one', { parent: order.parentNumber });
  const unit = order.suspensions.find(({ id }) => id === order.suspendedBy)?.unit ?? '';
  if (actor.role === 'unit_head' && unit !== caller.unit)
    throw forbidden('NOT_YOUR_UNIT', 'another unit asked for this suspension', { yours: caller.unit, units: unit });
  const resumed = resume(order, 'resumeOrder', 'person', actor, at);
  return { ...resumed, lines: resumed.lines.map((line) => ({ ...line, why: reason })) };
}

/** Its date, or the longest stay, has come. A suspension that ended before is past it. */
export const resumeAtDate = (order: WorkOrder, suspensionId: string, at: Date): Outcome =>
  order.state === 'suspended' && order.suspendedBy === suspensionId ? resume(order, 'resumeAtDate', 'date', system, at) : unchanged(order);

/** Something else that happens ends the rest; an order that does not rest stays as it is. */
export const goOn = (order: WorkOrder, cause: ResumeCause, at: Date): Outcome =>
  order.state === 'suspended' ? resume(order, 'goOn', cause, system, at) : unchanged(order);

type Resuming = Extract<OrderAction, 'resumeOrder' | 'resumeAtDate' | 'goOn'>;

/** The parts of a resumed order go on with it; and a part that goes on wakes the parent it rested with. */
function resume(order: WorkOrder, action: Resuming, cause: ResumeCause, actor: Actor, at: Date): Outcome {
  const { suspendedBy } = order;
  const awake: WorkOrder = { ...order, state: transition(orderLifecycle, action, order.state), suspendedBy: '' };
  if (suspendedBy === 'parent') {
    const line = { at, who: actor, what: 'OrderResumed', why: '', data: { cause, with: order.parentNumber } };
    return alsoFor(noted(awake, line), goOnOf(order.parentNumber, cause, at));
  }
  const suspensions = order.suspensions.map((each) => (each.id === suspendedBy ? { ...each, resumedAt: at, resumedCause: cause } : each));
  const told = happened({ ...awake, suspensions }, { type: 'OrderResumed', ...fact(order, actor, at), suspensionId: suspendedBy, cause });
  const parts = partsOf(order).filter((part) => !hasEnded(part));
  return alsoFor(told, ...parts.map(({ number }) => goOnOf(number, cause, at)));
}

const goOnOf = (number: string, cause: ResumeCause, at: Date): Consequence => ({ number, at, fact: { what: 'went_on', cause } });
