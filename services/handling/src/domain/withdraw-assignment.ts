import { transition, type Actor } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import { finishIfHandled } from './finish.js';
import { lapseSuspensions } from './lapse.js';
import { assignmentLifecycle, orderLifecycle, type AssignmentAction } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { goOn } from './resume.js';
import { liveAssignments, liveLead, withAssignment, type WorkOrder } from './work-order.js';
import type { QueueCause, WithdrawalCause } from './words.js';

export interface Withdrawal {
  action: Extract<AssignmentAction, 'leaveByReturn' | 'recallAssignment' | 'withdrawAlong'>;
  cause: WithdrawalCause;
  reason: string;
  /** Why a withdrawn lead needs a successor from dispatch; absent: it does not. */
  queue?: { cause: QueueCause; proposedUnit: string };
}

/** The responsibility ends without a result. A lead's successor is dispatch's to find; with nobody left the order is opened again. */
export function withdrawAssignment(order: WorkOrder, assignment: Assignment, withdrawal: Withdrawal, actor: Actor, at: Date): Outcome {
  const queue = assignment.role === 'lead' ? withdrawal.queue : undefined;
  return andThen(
    endAssignment(order, assignment, withdrawal, actor, at, queue !== undefined),
    (rest) => (liveAssignments(rest).length === 0 ? goBack(rest, at) : unchanged(rest)),
    (rest) =>
      queue !== undefined && liveLead(rest) === undefined ? queueAgain(rest, queue.cause, queue.proposedUnit, actor, at) : unchanged(rest),
    (rest) => finishIfHandled(rest, at),
  );
}

/** The withdrawal alone, with nothing that follows. */
export function endAssignment(
  order: WorkOrder,
  assignment: Assignment,
  { action, cause, reason }: Withdrawal,
  actor: Actor,
  at: Date,
  queued = false,
): Outcome {
  const state = transition(assignmentLifecycle, action, assignment.state);
  const { id: assignmentId, unit, role } = assignment;
  return happened(withAssignment(order, { ...assignment, state, endedAt: at, withdrawnCause: cause }), {
    type: 'AssignmentWithdrawn',
    ...fact(order, actor, at),
    assignmentId,
    unit,
    role,
    cause,
    reason,
    queued,
  });
}

/** Nobody has it any more: a suspension ends first, and one that was asked has lost its asker. */
export const goBack = (order: WorkOrder, at: Date): Outcome =>
  andThen(
    goOn(order, 'requeued', at),
    (awake) => lapseSuspensions(awake, at),
    (awake) => unchanged(awake.state === 'in_progress' ? { ...awake, state: transition(orderLifecycle, 'goBack', awake.state) } : awake),
  );

/** It needs a lead from dispatch; who returned it before is barred. */
export function queueAgain(order: WorkOrder, cause: QueueCause, proposedUnit: string, actor: Actor, at: Date): Outcome {
  const { round, barredUnits } = order;
  const waiting = { ...order, needsDispatch: true, proposedUnit };
  return happened(waiting, { type: 'OrderQueued', ...fact(order, actor, at), round, cause, proposedUnit, barredUnits });
}
