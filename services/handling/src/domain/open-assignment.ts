import type { Actor } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import { fact, happened, type Outcome } from './outcome.js';
import type { WorkOrder } from './work-order.js';
import type { UnitRole } from './words.js';

export interface NewAssignment {
  unit: string;
  role: UnitRole;
  inform: boolean;
  /** Named by a ruling: it cannot return the order. */
  final: boolean;
  /** Empty: added here, not by dispatch. */
  dispatchId: string;
}

/** A unit is responsible: the only start of its clocks. The first lead becomes accountable. */
export function openAssignment(
  order: WorkOrder,
  { unit, role, inform, final, dispatchId }: NewAssignment,
  actor: Actor,
  at: Date,
): Outcome {
  const accountable = role === 'lead' && order.accountable === 'next_lead';
  const assignment: Assignment = {
    id: `${order.number}/a${order.assignments.length + 1}`,
    unit,
    role,
    state: 'assigned',
    round: order.round,
    inform,
    mayReturn: !final && !order.returnsAskedBy.includes(unit),
    assignedAt: at,
    rejections: 0,
  };
  const next: WorkOrder = {
    ...order,
    assignments: [...order.assignments, assignment],
    accountable: accountable ? { unit } : order.accountable,
    needsDispatch: order.needsDispatch && role !== 'lead',
  };
  const { id: assignmentId, round, mayReturn } = assignment;
  const anonymous = order.identity === 'anonymous';
  return happened(next, {
    type: 'AssignmentOpened',
    ...fact(order, actor, at),
    assignmentId,
    unit,
    role,
    round,
    inform,
    accountable,
    anonymous,
    mayReturn,
    dispatchId,
  });
}
