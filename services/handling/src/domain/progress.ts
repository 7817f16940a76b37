import { forbidden } from '@hotline/platform/errors';
import { permitTo, type Caller } from '@hotline/platform/lifecycle';
import { assignmentLifecycle, orderLifecycle } from './lifecycle.js';
import { fact, happened, type Outcome } from './outcome.js';
import { assignmentOf, liveLead, requireOwn, type WorkOrder } from './work-order.js';

/** What is being done: nothing restarts because somebody wrote. */
export function addProgress(order: WorkOrder, assignmentId: string, text: string, caller: Caller, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  requireOwn(assignment, caller);
  const actor = permitTo(assignmentLifecycle, 'addProgress', assignment.state, caller);
  return happened(order, { type: 'ProgressAdded', ...fact(order, actor, at), assignmentId, unit: assignment.unit, text });
}

/** What the convened units agreed, and who does what. The accountable unit convenes, whoever handles now; so may the lead. */
export function recordMinutes(order: WorkOrder, text: string, divisionOfLabour: Record<string, string>, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'recordMinutes', order.state, caller);
  const { unit } = caller;
  if (!isAccountable(order, unit) && liveLead(order)?.unit !== unit)
    throw forbidden('NOT_CONVENER', 'the accountable unit or the lead convenes the others', {
      yours: unit,
      lead: liveLead(order)?.unit ?? '',
    });
  const assignmentId = order.assignments.findLast((each) => each.unit === unit)?.id ?? '';
  const minuted = { ...order, minutedRound: order.round };
  return happened(minuted, { type: 'MinutesRecorded', ...fact(order, actor, at), assignmentId, unit, text, divisionOfLabour });
}

/** Whether the unit answers for the matter as a whole (first-accept). */
export const isAccountable = ({ accountable }: WorkOrder, unit: string): boolean =>
  typeof accountable === 'object' && accountable.unit === unit;
