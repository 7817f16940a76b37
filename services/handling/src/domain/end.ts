import { illegal } from '@hotline/platform/errors';
import { permit, permitTo, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { isUnderWay } from './assignment.js';
import { close } from './close.js';
import { lapseAll } from './lapse.js';
import { orderLifecycle, type OrderAction } from './lifecycle.js';
import { alsoFor, andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { endAssignment } from './withdraw-assignment.js';
import { hasEnded, isPart, liveAssignments, partsOf, requireSecondPerson, type WorkOrder } from './work-order.js';

/**
 * The citizen withdraws the whole order. While it waits in the callback it closes, not owed; once it has ended intake hears that it is too late.
 * @param appealNumber the appeal that is told of the refusal
 */
export function withdrawOrder(order: WorkOrder, appealNumber: string, reason: string, actor: Actor, at: Date): Outcome {
  if (hasEnded(order)) {
    const refused = { ...fact(order, actor, at), number: appealNumber, orderNumber: order.number, state: order.state };
    return happened(order, { type: 'OrderWithdrawalRefused', ...refused });
  }
  if (order.state === 'callback') return close(order, 'close', 'not_owed', reason, actor, at);
  return endUntimely(order, 'withdraw', 'withdrawn', reason, actor, at);
}

/** A reviewer finds that the order should not be; it takes two. */
export function requestVoid(order: WorkOrder, reason: string, caller: Caller, at: Date): Outcome {
  const askedBy = permitTo(orderLifecycle, 'requestVoid', order.state, caller);
  if (isPart(order)) throw illegal('PART_FOLLOWS_PARENT', 'a part is withdrawn, not void', { parent: order.parentNumber });
  return happened({ ...order, pendingVoid: { reason, askedBy, at } }, { type: 'OrderVoidAsked', ...fact(order, askedBy, at), reason });
}

/** The second person agrees: void, with its parts. */
export function confirmVoid(order: WorkOrder, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'confirmVoid', order.state, caller);
  const { pendingVoid: asked } = order;
  if (asked === undefined) throw illegal('NO_VOID_PENDING', 'nobody has asked for it to be void', { number: order.number });
  requireSecondPerson(caller, asked.askedBy, 'making an order void');
  return endUntimely(order, 'confirmVoid', 'void', asked.reason, actor, at);
}

/** A part ends with its parent. */
export const endAlong = (part: WorkOrder, state: 'withdrawn' | 'void', reason: string, actor: Actor, at: Date): Outcome =>
  hasEnded(part) ? unchanged(part) : endUntimely(part, 'endWithParent', state, reason, actor, at);

type Ending = Extract<OrderAction, 'withdraw' | 'confirmVoid' | 'endWithParent'>;

/** Whatever is still asked lapses; the units are told, and then have it no more. */
function endUntimely(order: WorkOrder, action: Ending, state: 'withdrawn' | 'void', reason: string, actor: Actor, at: Date): Outcome {
  permit(orderLifecycle, action, order.state);
  const { pendingVoid: _, pendingLowering: __, ...rest } = order;
  const type = state === 'void' ? 'OrderVoided' : 'OrderWithdrawn';
  const { parentNumber } = order;
  const told = andThen(
    lapseAll(rest, at),
    (lapsed) =>
      happened(
        { ...lapsed, state, endedAt: at, needsDispatch: false, suspendedBy: '' },
        { type, ...fact(order, actor, at), reason, parentNumber },
      ),
    (ended) => releaseUnits(ended, reason, actor, at),
  );
  const parts = partsOf(order).filter((part) => !hasEnded(part));
  return alsoFor(told, ...parts.map(({ number }) => ({ number, at, fact: { what: 'ended' as const, state, reason, actor } })));
}

/** Nobody has an ended order in hand. */
export const releaseUnits = (ended: WorkOrder, reason: string, actor: Actor, at: Date): Outcome =>
  andThen(
    unchanged(ended),
    ...liveAssignments(ended)
      .filter(isUnderWay)
      .map((assignment) => (order: WorkOrder) => {
        return endAssignment(order, assignment, { action: 'withdrawAlong', cause: 'order_ended', reason }, actor, at);
      }),
  );
