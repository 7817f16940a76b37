import type { EventHandlers } from '@hotline/proto/events';
import type { FollowOrder } from '../../app/follow-order.js';
import type { FollowReturns } from '../../app/follow-returns.js';
import type { Process, Urgency } from '../../domain/words.js';

/** What dispatch does with handling's facts about orders and their assignments. A return is told before its order. */
export function orderHandlers(orders: FollowOrder, returns: FollowReturns): EventHandlers<void> {
  const end = async ({ number, at }: { number: string; at: Date | undefined }) => {
    await returns.orderEnded(number, at!);
    await orders.ended(number);
  };
  return {
    OrderOpened: ({ number, at, round, urgency, kind, category, process, division, address, title, proposedUnit, parentNumber }) =>
      orders.opened({
        number,
        since: at!,
        round,
        urgency: urgency as Urgency,
        kind,
        category,
        process: process as Process,
        division,
        address,
        title,
        proposedUnit,
        parentNumber,
      }),
    OrderQueued: ({ number, at, cause, proposedUnit, barredUnits, round }) =>
      orders.queued(number, { cause, proposedUnit, barredUnits, round, at: at! }),
    OrderDispatchRefused: ({ number, dispatchId, state }) => orders.dispatchRefused(number, dispatchId, state),
    OrderSplit: ({ number }) => orders.split(number),
    OrderReopened: ({ number, round }) => orders.reopened(number, round),
    OrderUrgencyChanged: ({ number, to }) => orders.urgencyChanged(number, to as Urgency),
    AssignmentOpened: ({ number, assignmentId, unit, role, dispatchId }) =>
      orders.assignmentOpened(number, { assignmentId, unit, role }, dispatchId),
    AssignmentWithdrawn: async ({ number, assignmentId, cause, at, actor }) => {
      await returns.unitWithdrawn(assignmentId, cause, at!, actor!);
      await orders.assignmentWithdrawn(number, assignmentId);
    },
    ResultApproved: async ({ number, assignmentId, at }) => {
      await returns.overtaken(assignmentId, 'approved', at!);
      await orders.assignmentApproved(number, assignmentId);
    },
    OrderClosed: end,
    OrderWithdrawn: end,
    OrderVoided: end,
    OrderPartWithdrawn: end,
  };
}
