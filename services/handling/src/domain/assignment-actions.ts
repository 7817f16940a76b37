import type { Caller } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import { buttons, type OpenAction } from './buttons.js';
import { assignmentLifecycle, type AssignmentAction } from './lifecycle.js';
import type { WorkOrder } from './work-order.js';

type Condition = (order: WorkOrder, assignment: Assignment, caller: Caller) => boolean;

const own: Condition = (_, { unit }, caller) => unit === caller.unit;
const notReporter: Condition = (_, { result }, { person }) => result?.submittedBy.person !== person;

/** With a hidden identity the centre speaks with the citizen; otherwise the unit does; with an anonymous one nobody can. */
const mayContact: Condition = ({ identity }, { unit, inform }, { roles, unit: yours }) => {
  if (inform || identity === 'anonymous') return false;
  if (identity === 'hidden') return roles.some((role) => role === 'agent' || role === 'callback_agent');
  return unit === yours && roles.some((role) => role === 'handler' || role === 'unit_head');
};

/** What beside state and role an action needs; what is not here needs nothing. */
const conditions: Partial<Record<AssignmentAction, Condition>> = {
  signAssignment: own,
  recordContact: mayContact,
  addProgress: own,
  submitResult: (order, assignment, caller) =>
    own(order, assignment, caller) && (assignment.state !== 'returning' || order.urgency === 'critical'),
  approveResult: notReporter,
  rejectResult: notReporter,
  returnAssignment: (order, assignment, caller) =>
    own(order, assignment, caller) && assignment.mayReturn && !order.returnsAskedBy.includes(assignment.unit),
};

/** The buttons on one assignment. */
export const assignmentActions = (order: WorkOrder, assignment: Assignment, caller: Caller): OpenAction[] =>
  buttons(assignmentLifecycle, assignment.state, assignment.id, caller).filter(
    ({ action }) => conditions[action as AssignmentAction]?.(order, assignment, caller) ?? true,
  );
