import type { Caller } from '@hotline/platform/lifecycle';
import { assignmentActions } from './assignment-actions.js';
import { buttons, type OpenAction } from './buttons.js';
import { callbackLifecycle, escalationLifecycle, objectionLifecycle, suspensionLifecycle } from './lifecycle.js';
import { orderActions } from './order-actions.js';
import type { WorkOrder } from './work-order.js';

/** Everything that handling offers the caller on an order. Ownership and the second-person rule count: what would be refused is not shown. */
export function openActions(order: WorkOrder, caller: Caller): OpenAction[] {
  const others = <T>(items: readonly T[], first: (item: T) => string | undefined) => items.filter((item) => first(item) !== caller.person);
  const { suspensions, escalations, callbacks, objections, round } = order;
  return [
    ...orderActions(order, caller),
    ...order.assignments.filter((each) => each.round === round).flatMap((each) => assignmentActions(order, each, caller)),
    ...others(suspensions, ({ askedBy }) => askedBy.person).flatMap((each) => buttons(suspensionLifecycle, each.state, each.id, caller)),
    ...escalations.flatMap((each) => buttons(escalationLifecycle, each.state, each.id, caller)),
    ...callbacks
      .filter((each) => each.round === round)
      .flatMap((each) => buttons(callbackLifecycle, each.state, each.appealNumber, caller)),
    ...others(objections, ({ firstDecider }) => firstDecider).flatMap((each) => buttons(objectionLifecycle, each.state, each.id, caller)),
  ];
}
