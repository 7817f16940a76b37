import { permitTo, type Caller } from '@hotline/platform/lifecycle';
import { assignmentLifecycle } from './lifecycle.js';
import type { Outcome } from './outcome.js';
import { withdrawAssignment } from './withdraw-assignment.js';
import { assignmentOf, type WorkOrder } from './work-order.js';

/** Taken from the unit before its result is approved. `wrongDispatch`: the mistake was ours, nothing counts against it. */
export function recallAssignment(
  order: WorkOrder,
  assignmentId: string,
  reason: string,
  wrongDispatch: boolean,
  caller: Caller,
  at: Date,
): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  const actor = permitTo(assignmentLifecycle, 'recallAssignment', assignment.state, caller);
  const cause = wrongDispatch ? 'wrong_dispatch' : 'recalled';
  const queue = { cause: 'recalled' as const, proposedUnit: '' };
  return withdrawAssignment(order, assignment, { action: 'recallAssignment', cause, reason, queue }, actor, at);
}
