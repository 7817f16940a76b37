import { forbidden, illegal } from '@hotline/platform/errors';
import { permitTo, type Actor, type Caller } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import { assignmentLifecycle } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { takeReceipt } from './sign.js';
import { assignmentOf, requireOwn, withAssignment, type WorkOrder } from './work-order.js';
import type { Way } from './words.js';

/** Somebody spoke with the citizen: the unit, or with a hidden identity the centre for it. */
export function recordContact(order: WorkOrder, assignmentId: string, way: Way, words: string, caller: Caller, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  const actor = permitTo(assignmentLifecycle, 'recordContact', assignment.state, caller);
  const byUnit = actor.role === 'handler' || actor.role === 'unit_head';
  if (byUnit) requireOwn(assignment, caller);
  if (order.identity === 'anonymous') throw illegal('NOBODY_TO_CONTACT', 'the appeal is anonymous', { identity: order.identity });
  if (byUnit && order.identity === 'hidden')
    throw forbidden('CONTACT_THROUGH_CENTRE', 'the identity is hidden: the centre speaks with the citizen', { identity: order.identity });
  if (!byUnit && order.identity === 'open')
    throw forbidden('CONTACT_BY_UNIT', 'the unit speaks with the citizen itself', { identity: order.identity });
  return makeContact(order, assignment, way, words, actor, at);
}

/** Contact signs, if nobody had signed. A pending return goes on. */
export function makeContact(order: WorkOrder, assignment: Assignment, way: Way, words: string, actor: Actor, at: Date): Outcome {
  if (assignment.inform)
    throw illegal('ONLY_TO_SIGN', 'it was passed on for information: signing is all that is asked', { state: assignment.state });
  const state = assignment.state === 'returning' ? 'returning' : 'contacted';
  const signed = assignment.signedAt === undefined ? takeReceipt(order, assignment, state, 'contact', actor, at) : unchanged(order);
  return andThen(signed, (each) => {
    const own = assignmentOf(each, assignment.id);
    const { id: assignmentId, unit, role } = own;
    return happened(withAssignment(each, { ...own, state, contactedAt: own.contactedAt ?? at }), {
      type: 'CitizenContacted',
      ...fact(order, actor, at),
      assignmentId,
      unit,
      role,
      way,
      words,
    });
  });
}
