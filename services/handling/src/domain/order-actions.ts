import type { Caller } from '@hotline/platform/lifecycle';
import { isUnderWay } from './assignment.js';
import { buttons, type OpenAction } from './buttons.js';
import { orderLifecycle, type OrderAction } from './lifecycle.js';
import { isAccountable } from './progress.js';
import { isPart, isSplit, liveAssignments, liveLead, type WorkOrder } from './work-order.js';

type Condition = (order: WorkOrder, caller: Caller) => boolean;

const byCentre = ({ roles }: Caller, ...allowed: string[]) => roles.some((role) => allowed.includes(role));
const hasInHand: Condition = (order, { unit }) => liveAssignments(order).some((each) => each.unit === unit && isUnderWay(each));
const isOther = (first: { askedBy: { person: string } } | undefined, { person }: Caller) =>
  first !== undefined && first.askedBy.person !== person;

/** What beside state and role an action needs; what is not here needs nothing. */
const conditions: Partial<Record<OrderAction, Condition>> = {
  addAssist: (order, caller) =>
    liveLead(order) !== undefined && !isSplit(order) && (byCentre(caller, 'dispatcher') || isAccountable(order, caller.unit)),
  recordThreeWayCall: ({ identity }) => identity !== 'hidden',
  recordMinutes: (order, { unit }) => isAccountable(order, unit) || liveLead(order)?.unit === unit,
  escalateOrder: (order, caller) => byCentre(caller, 'dispatcher', 'reviewer') || hasInHand(order, caller),
  splitOrder: (order) => !isPart(order) && !isSplit(order) && !liveAssignments(order).some(({ state }) => state === 'returning'),
  withdrawPart: isPart,
  requestSuspension: (order, caller) => hasInHand(order, caller) && order.urgency !== 'critical',
  resumeOrder: ({ suspendedBy, suspensions }, caller) =>
    suspendedBy !== 'parent' &&
    (byCentre(caller, 'reviewer', 'dispatcher') || suspensions.some(({ id, unit }) => id === suspendedBy && unit === caller.unit)),
  confirmLowering: ({ pendingLowering }, caller) => isOther(pendingLowering, caller),
  requestVoid: (order) => !isPart(order),
  confirmVoid: ({ pendingVoid }, caller) => isOther(pendingVoid, caller),
  reopenOrder: (order) => !isPart(order),
};

/** The buttons on the order as a whole. */
export const orderActions = (order: WorkOrder, caller: Caller): OpenAction[] =>
  buttons(orderLifecycle, order.state, order.number, caller).filter(
    ({ action }) => conditions[action as OrderAction]?.(order, caller) ?? true,
  );
