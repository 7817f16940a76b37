import { permitTo, transition, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { stateAfterContact, type Assignment, type Result } from './assignment.js';
import { finishIfHandled, isHandled } from './finish.js';
import { assignmentLifecycle, type AssignmentAction } from './lifecycle.js';
import { andThen, fact, happened, type Outcome } from './outcome.js';
import { assignmentOf, requireSecondPerson, withAssignment, type WorkOrder } from './work-order.js';

/** The review passed. The last approval sends the order on. */
export function approveResult(order: WorkOrder, assignmentId: string, caller: Caller, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  const reviewer = permitTo(assignmentLifecycle, 'approveResult', assignment.state, caller);
  requireSecondPerson(caller, assignment.result!.submittedBy, 'a review');
  return approve(order, assignment, 'approveResult', 'review', reviewer, at);
}

type Approval = Extract<AssignmentAction, 'approveResult' | 'approveByObjection'>;

/** Approved by a review, or by an objection that was upheld: then the rejected result counts after all. */
export function approve(
  order: WorkOrder,
  assignment: Assignment,
  action: Approval,
  cause: 'review' | 'objection_upheld',
  reviewer: Actor,
  at: Date,
): Outcome {
  const state = transition(assignmentLifecycle, action, assignment.state);
  const result: Result = { ...assignment.result!, review: { verdict: 'approved', reviewer, at, reason: '' } };
  const approved = withAssignment(order, { ...assignment, state, result, endedAt: at });
  const { id: assignmentId, unit, role } = assignment;
  const { submittedAt } = result;
  const all = isHandled(approved);
  return andThen(
    happened(approved, { type: 'ResultApproved', ...fact(order, reviewer, at), assignmentId, unit, role, submittedAt, cause, all }),
    (each) => finishIfHandled(each, at),
  );
}

/** The review failed: the unit goes on from where it stood with the citizen. */
export function rejectResult(order: WorkOrder, assignmentId: string, reason: string, caller: Caller, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  const reviewer = permitTo(assignmentLifecycle, 'rejectResult', assignment.state, caller);
  requireSecondPerson(caller, assignment.result!.submittedBy, 'a review');
  const { unit, role } = assignment;
  const to = stateAfterContact(assignment);
  const count = assignment.rejections + 1;
  const result: Result = { ...assignment.result!, review: { verdict: 'rejected', reviewer, at, reason } };
  const rejected = withAssignment(order, { ...assignment, state: to, rejections: count, result });
  return happened(
    { ...rejected, rejections: order.rejections + 1 },
    { type: 'ResultRejected', ...fact(order, reviewer, at), assignmentId, unit, role, to, count, reason },
  );
}
