import { illegal } from '@hotline/platform/errors';
import { permitTo, type Caller } from '@hotline/platform/lifecycle';
import { makeContact } from './contact.js';
import { assignmentLifecycle, orderLifecycle } from './lifecycle.js';
import { andThen, fact, happened, type Outcome } from './outcome.js';
import { liveAssignments, type WorkOrder } from './work-order.js';

export interface ThreeWayCall {
  unit: string;
  pickedUp: boolean;
  durationSeconds: number;
  words: string;
}

/** Agent, citizen and unit on one line: the unit's contact, if it has the order. Not picking up is counted. */
export function recordThreeWayCall(order: WorkOrder, call: ThreeWayCall, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'recordThreeWayCall', order.state, caller);
  if (order.identity === 'hidden') throw illegal('IDENTITY_HIDDEN', 'a unit may not speak with a citizen whose identity is hidden from it');
  const missed = (order.missedCalls[call.unit] ?? 0) + (call.pickedUp ? 0 : 1);
  const counted = call.pickedUp ? order : { ...order, missedCalls: { ...order.missedCalls, [call.unit]: missed } };
  const told = happened(counted, { type: 'ThreeWayCallRecorded', ...fact(order, actor, at), ...call });
  const assignment = liveAssignments(order).find(
    ({ unit, state, inform }) => unit === call.unit && !inform && assignmentLifecycle.recordContact.from.includes(state),
  );
  if (!call.pickedUp || assignment === undefined) return told;
  return andThen(told, (each) => makeContact(each, assignment, 'three_way', call.words, actor, at));
}
