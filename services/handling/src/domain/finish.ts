import { system, transition } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import { close } from './close.js';
import { lapseSuspensions } from './lapse.js';
import { orderLifecycle } from './lifecycle.js';
import { andThen, type Outcome, unchanged } from './outcome.js';
import { closeIfSettled, planCallbacks } from './plan-callbacks.js';
import { goOn } from './resume.js';
import { isPart, liveAssignments, type WorkOrder } from './work-order.js';

/** Every live assignment is approved, the lead's among them. */
export function isHandled(order: WorkOrder): boolean {
  const live = liveAssignments(order);
  return live.every(({ state }) => state === 'approved') && live.some(({ role }) => role === 'lead');
}

/** The last approval, or the withdrawal of the last that was not approved, ends the handling. */
export function finishIfHandled(order: WorkOrder, at: Date): Outcome {
  if (!isHandled(order)) return unchanged(order);
  const present = order.assignments.filter(({ round }) => round === order.round);
  return finish(order, new Date(Math.max(...present.map((assignment) => doneAt(assignment, at).getTime()))), at);
}

/** When nothing more was awaited of a unit: its report, its receipt where that was all, or its withdrawal before it had reported. */
function doneAt({ state, result, signedAt, endedAt }: Assignment, at: Date): Date {
  const stands = result !== undefined && (state !== 'withdrawn' || result.review === undefined);
  return (stands ? result.submittedAt : state === 'withdrawn' ? endedAt : signedAt) ?? at;
}

/** A part closes; an order goes to its callbacks, and closes at once where none is owed. A rest ends first. */
export function finish(order: WorkOrder, metAt: Date, at: Date): Outcome {
  return andThen(
    goOn(order, 'approved', at),
    (awake) => lapseSuspensions(withoutPending(awake), at),
    (awake) => (isPart(awake) ? close({ ...awake, metAt }, 'closePart', 'not_owed', '', system, at) : toCallback({ ...awake, metAt }, at)),
  );
}

/** Nobody lowers or voids what is handled. */
function withoutPending({ pendingLowering: _, pendingVoid: __, ...order }: WorkOrder): WorkOrder {
  return order;
}

const toCallback = (order: WorkOrder, at: Date): Outcome =>
  andThen(
    unchanged({ ...order, state: transition(orderLifecycle, 'finish', order.state) }),
    (handled) => planCallbacks(handled, at),
    (asked) => closeIfSettled(asked, at),
  );
