import { forbidden, illegal } from '@hotline/platform/errors';
import { permitTo, type Caller } from '@hotline/platform/lifecycle';
import { isUnderWay } from './assignment.js';
import { orderLifecycle } from './lifecycle.js';
import { openAssignment } from './open-assignment.js';
import type { Outcome } from './outcome.js';
import { isAccountable } from './progress.js';
import { isSplit, liveAssignments, liveLead, type WorkOrder } from './work-order.js';

/** One more unit helps the lead: by dispatch, or convened by the accountable unit. */
export function addAssist(order: WorkOrder, unit: string, reason: string, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'addAssist', order.state, caller);
  if (actor.role === 'unit_head' && !isAccountable(order, caller.unit))
    throw forbidden('NOT_ACCOUNTABLE', 'only the accountable unit convenes others', { yours: caller.unit });
  if (isSplit(order)) throw illegal('ORDER_IS_SPLIT', 'its parts have units of their own', { number: order.number });
  if (liveLead(order) === undefined) throw illegal('NO_LEAD', 'there is nobody to assist', { number: order.number });
  if (liveAssignments(order).some((each) => each.unit === unit && isUnderWay(each)))
    throw illegal('UNIT_ALREADY_LIVE', `${unit} has the order already`, { unit });
  if (order.barredUnits.includes(unit))
    throw illegal('UNIT_BARRED', `${unit} has returned it: only a ruling sends it there again`, { unit });
  const opened = openAssignment(
    order,
    { unit, role: 'assist', inform: order.process === 'inform', final: false, dispatchId: '' },
    actor,
    at,
  );
  return { ...opened, lines: opened.lines.map((line) => ({ ...line, why: reason })) };
}
