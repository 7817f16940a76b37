import { illegal, invalid } from '@hotline/platform/errors';
import { permitTo, transition, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { isUnderWay, stateAfterContact, type Assignment, type ReturnAsked } from './assignment.js';
import { assignmentLifecycle } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { findProblem } from './problem.js';
import { isAccountable } from './progress.js';
import { takeReceipt } from './sign.js';
import { withdrawAssignment } from './withdraw-assignment.js';
import { assignmentOf, requireOwn, withAssignment, type WorkOrder } from './work-order.js';

/** "Not ours": asked once an order, inside the window, with ground and basis. Dispatch decides. */
export function returnAssignment(
  order: WorkOrder,
  assignmentId: string,
  asked: Omit<ReturnAsked, 'at'>,
  caller: Caller,
  at: Date,
): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  requireOwn(assignment, caller);
  const actor = permitTo(assignmentLifecycle, 'returnAssignment', assignment.state, caller);
  const { unit } = assignment;
  requireMayReturn(order, assignment, at);
  if (asked.proposedUnit === unit) throw invalid('PROPOSED_UNIT_IS_YOURS', 'name another unit than yours', { field: 'proposed_unit' });
  const state = transition(assignmentLifecycle, 'returnAssignment', assignment.state);
  const after = withAssignment(order, { ...assignment, state, returnAsked: { ...asked, at } });
  const { urgency } = order;
  return happened(
    { ...after, returnsAskedBy: [...order.returnsAskedBy, unit] },
    { type: 'ReturnRequested', ...fact(order, actor, at), assignmentId, unit, urgency, ...asked },
  );
}

function requireMayReturn({ returnsAskedBy }: WorkOrder, { unit, mayReturn, returnUntil }: Assignment, at: Date): void {
  if (returnsAskedBy.includes(unit)) throw illegal('RETURN_ASKED_BEFORE', 'a unit asks once an order', { unit });
  if (!mayReturn) throw illegal('RETURN_RULED_OUT', 'a ruling named your unit: it cannot return the order', { unit });
  if (returnUntil !== undefined && at > returnUntil)
    throw illegal('RETURN_WINDOW_OVER', 'the time to return it is over', { until: returnUntil.toISOString() });
}

export interface ReturnSuccess {
  assignmentId: string;
  cause: 'return_granted' | 'ruled_for_unit';
  ground: string;
  reason: string;
  /** By a ruling: to whom it should go; empty: whom the unit had proposed. */
  namedUnit: string;
}

/** Granted, or ruled for the unit: it leaves, and is barred. Approved, recalled or ended meanwhile: nothing. */
export function leaveByReturn(
  order: WorkOrder,
  { assignmentId, cause, ground, reason, namedUnit }: ReturnSuccess,
  actor: Actor,
  at: Date,
): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  if (!isUnderWay(assignment)) return unchanged(order);
  const { unit } = assignment;
  const absolved = isAccountable(order, unit) && (ground !== 'others_must_act' || (namedUnit !== '' && namedUnit !== unit));
  const barred: WorkOrder = {
    ...order,
    barredUnits: [...new Set([...order.barredUnits, unit])],
    accountable: absolved ? 'next_lead' : order.accountable,
  };
  const proposedUnit = namedUnit === '' ? (assignment.returnAsked?.proposedUnit ?? '') : namedUnit;
  const withdrawal = { action: 'leaveByReturn' as const, cause, reason, queue: { cause, proposedUnit } };
  return andThen(withdrawAssignment(barred, assignment, withdrawal, actor, at), (left) =>
    findProblem(left, 'bounced', left.barredUnits.length, at),
  );
}

/** Refused: the unit keeps it, and counts as having signed. A ruling against it finds it there already. */
export function keepAfterReturn(order: WorkOrder, assignmentId: string, actor: Actor, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  if (!assignmentLifecycle.keepAfterReturn.from.includes(assignment.state)) return unchanged(order);
  const state = stateAfterContact(assignment);
  return assignment.signedAt === undefined
    ? takeReceipt(order, assignment, state, 'return_refused', actor, at)
    : unchanged(withAssignment(order, { ...assignment, state }));
}

/** The return window opened or moved, as sla keeps it. */
export const setReturnWindow = (order: WorkOrder, assignmentId: string, returnUntil: Date): Outcome =>
  unchanged(withAssignment(order, { ...assignmentOf(order, assignmentId), returnUntil }));
