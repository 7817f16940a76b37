import { permit, permitTo, system, transition, type Actor, type Caller } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import { finishIfHandled, isHandled } from './finish.js';
import { assignmentLifecycle, orderLifecycle, type AssignmentState } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { assignmentOf, requireOwn, withAssignment, type WorkOrder } from './work-order.js';
import type { SignCause } from './words.js';

/** The unit takes receipt. */
export function signAssignment(order: WorkOrder, assignmentId: string, caller: Caller, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  requireOwn(assignment, caller);
  const actor = permitTo(assignmentLifecycle, 'signAssignment', assignment.state, caller);
  return takeReceipt(order, assignment, 'signed', 'person', actor, at);
}

/** The signing time ended: signed by the system, so that an order never stalls. Too late to matter: nothing. */
export function autoSign(order: WorkOrder, assignmentId: string, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  if (!assignmentLifecycle.autoSign.from.includes(assignment.state)) return unchanged(order);
  permit(assignmentLifecycle, 'autoSign', assignment.state);
  return takeReceipt(order, assignment, 'signed', 'auto', system, at);
}

/**
 * The first receipt of an assignment, however it came about: the order is in progress, and of several told at once the first to sign is
 * accountable. Where signing was all that was asked, the assignment is approved with it.
 */
export function takeReceipt(
  order: WorkOrder,
  assignment: Assignment,
  state: AssignmentState,
  cause: SignCause,
  actor: Actor,
  at: Date,
): Outcome {
  const accountable = order.accountable === 'first_to_sign';
  const signed: Assignment = { ...assignment, state, signedAt: at, signedCause: cause };
  const begun: WorkOrder = {
    ...withAssignment(order, signed),
    state: order.state === 'opened' ? transition(orderLifecycle, 'begin', order.state) : order.state,
    accountable: accountable ? { unit: assignment.unit } : order.accountable,
  };
  const { id: assignmentId, unit, role } = assignment;
  const told = happened(begun, { type: 'AssignmentSigned', ...fact(order, actor, at), assignmentId, unit, role, cause, accountable });
  return assignment.inform ? andThen(told, (each) => approveInformed(each, signed, actor, at)) : told;
}

function approveInformed(order: WorkOrder, signed: Assignment, actor: Actor, at: Date): Outcome {
  const approved = withAssignment(order, { ...signed, state: 'approved', endedAt: at });
  const { id: assignmentId, unit, role } = signed;
  return andThen(
    happened(approved, {
      type: 'ResultApproved',
      ...fact(order, actor, at),
      assignmentId,
      unit,
      role,
      submittedAt: at,
      cause: 'inform',
      all: isHandled(approved),
    }),
    (each) => finishIfHandled(each, at),
  );
}
