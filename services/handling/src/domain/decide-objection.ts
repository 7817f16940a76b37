import { forbidden, notFound } from '@hotline/platform/errors';
import { permitTo, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { assignmentLifecycle, objectionLifecycle } from './lifecycle.js';
import type { Objection } from './objection.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { closeIfSettled } from './plan-callbacks.js';
import { approve } from './review.js';
import { hasEnded, liveAssignments, type WorkOrder } from './work-order.js';

/**
 * Upheld: the rejected result is approved as it was submitted, or the rating leaves the figures. The record stays.
 * @throws DomainError OBJECTION_NOT_FOUND, ILLEGAL_STATE, SAME_PERSON
 */
export function decideObjection(order: WorkOrder, objectionId: string, upheld: boolean, reason: string, caller: Caller, at: Date): Outcome {
  const objection = order.objections.find(({ id }) => id === objectionId);
  if (objection === undefined) throw notFound('OBJECTION_NOT_FOUND', `there is no objection ${objectionId}`, { objection_id: objectionId });
  const actor = permitTo(objectionLifecycle, 'decideObjection', objection.state, caller);
  if (caller.person === objection.firstDecider)
    throw forbidden('SAME_PERSON', 'an objection is decided by another person than the first decider', { first: objection.firstDecider });
  const decided: Objection = { ...objection, state: upheld ? 'upheld' : 'dismissed', decidedBy: actor, decidedAt: at, decision: reason };
  const told = tell(withObjection(order, decided), decided, reason, actor, at);
  return upheld ? andThen(told, (each) => correct(each, decided, actor, at)) : told;
}

function tell(order: WorkOrder, objection: Objection, reason: string, actor: Actor, at: Date): Outcome {
  const { id: objectionId, unit, assignmentId, about, submittedAt, state } = objection;
  const told = { ...fact(order, actor, at), objectionId, unit, assignmentId, about, reason };
  return state === 'upheld'
    ? happened(order, { type: 'ObjectionUpheld', ...told, submittedAt })
    : happened(order, { type: 'ObjectionDismissed', ...told });
}

const correct = (order: WorkOrder, objection: Objection, actor: Actor, at: Date): Outcome =>
  objection.about === 'rating' ? closeIfSettled(withoutRating(order, objection), at) : approveRejected(order, objection, actor, at);

/** The rating stays readable, but no figure counts it. */
const withoutRating = (order: WorkOrder, { appealNumber, round }: Objection): WorkOrder => ({
  ...order,
  callbacks: order.callbacks.map((each) =>
    each.appealNumber === appealNumber && each.round === round && each.rating
      ? { ...each, rating: { ...each.rating, counted: false } }
      : each,
  ),
});

/** The unit had resolved it when it first said so; where it goes on no more, there is nothing to approve. */
function approveRejected(order: WorkOrder, { assignmentId, submittedAt }: Objection, actor: Actor, at: Date): Outcome {
  const assignment = liveAssignments(order).find(({ id }) => id === assignmentId);
  const { from } = assignmentLifecycle.approveByObjection;
  if (assignment?.result === undefined || submittedAt === undefined || hasEnded(order) || !from.includes(assignment.state))
    return unchanged(order);
  const asSubmitted = { ...assignment, result: { ...assignment.result, submittedAt } };
  return approve(order, asSubmitted, 'approveByObjection', 'objection_upheld', actor, at);
}

const withObjection = (order: WorkOrder, objection: Objection): WorkOrder => ({
  ...order,
  objections: order.objections.map((each) => (each.id === objection.id ? objection : each)),
});
