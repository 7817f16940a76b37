import { illegal } from '@hotline/platform/errors';
import { permitTo, transition, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { isUnderWay } from './assignment.js';
import { orderLifecycle } from './lifecycle.js';
import { openOrder } from './open-order.js';
import { alsoFor, andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { endAssignment, type Withdrawal } from './withdraw-assignment.js';
import { releaseUnits } from './end.js';
import { lapseAll, lapseSuspensions } from './lapse.js';
import { isPart, isSplit, liveAssignments, type Part, type WorkOrder } from './work-order.js';

/** What a part is to be; empty: as the whole. */
export interface Cut {
  title: string;
  text: string;
  category: string;
  division: string;
  unit: string;
}

/** One appeal becomes several orders, closed together: what is live is recalled, and the parts are dispatched instead. */
export function splitOrder(order: WorkOrder, cuts: readonly Cut[], reason: string, caller: Caller, at: Date): Outcome {
  const actor = permitTo(orderLifecycle, 'splitOrder', order.state, caller);
  if (isPart(order)) throw illegal('PART_NOT_SPLIT_AGAIN', 'a part is not split again', { parent: order.parentNumber });
  if (isSplit(order)) throw illegal('ORDER_IS_SPLIT', 'it is split already', { number: order.number });
  const live = liveAssignments(order).filter(isUnderWay);
  const returning = live.find(({ state }) => state === 'returning');
  if (returning !== undefined) throw illegal('RETURN_PENDING', 'a return must be decided first', { assignment_id: returning.id });
  const withdrawal: Withdrawal = { action: 'withdrawAlong', cause: 'split', reason };
  const parts = cuts.map((cut, index) => partOf(order, cut, order.parts.length + index + 1));
  const told = andThen(
    unchanged({ ...order, needsDispatch: false, state: transition(orderLifecycle, 'splitOrder', order.state) }),
    (rest) => lapseSuspensions(rest, at),
    ...live.map((assignment) => (each: WorkOrder) => endAssignment(each, assignment, withdrawal, actor, at)),
    (rest) => {
      const split = { ...rest, parts: [...rest.parts, ...parts] };
      const cutInto = parts.map(({ number, title, unit, category }) => ({ number, title, unit, category }));
      return happened(split, { type: 'OrderSplit', ...fact(order, actor, at), parts: cutInto });
    },
  );
  return alsoFor(told, ...parts.map((part, index) => ({ open: openPart(order, part, cuts[index]!, actor, at) })));
}

const partOf = (order: WorkOrder, { title, category, unit }: Cut, n: number): Part => ({
  number: `${order.number}-${n}`,
  title,
  category: category === '' ? order.category : category,
  unit,
  state: 'opened',
  round: order.round,
});

/** A part is an order with its own units and clocks, and no citizen of its own. What was joint is divided by being split. */
function openPart(order: WorkOrder, { number, title, category, unit }: Part, { text, division }: Cut, actor: Actor, at: Date): Outcome {
  const { kind, channel, address, occurredAt, identity, enterprise, attachments, fields, urgency, process, askedFor } = order;
  return openOrder(
    {
      number,
      title,
      text,
      category,
      division: division === '' ? order.division : division,
      proposedUnit: unit,
      kind,
      channel,
      address,
      occurredAt,
      askedFor,
      identity,
      replyWanted: false,
      enterprise,
      attachments,
      fields,
      urgency,
      process: process === 'joint' ? 'dispatch' : process,
      relatedNumber: '',
      superiorNumber: '',
      parentNumber: order.number,
    },
    actor,
    at,
  );
}

/** A part was cut wrongly, or is needed no more. */
export function withdrawPart(part: WorkOrder, reason: string, caller: Caller, at: Date): Outcome {
  if (!isPart(part)) throw illegal('NOT_A_PART', 'only a part is withdrawn by a reviewer', { number: part.number });
  const actor = permitTo(orderLifecycle, 'withdrawPart', part.state, caller);
  const { number, parentNumber } = part;
  const state = transition(orderLifecycle, 'withdrawPart', part.state);
  const told = andThen(
    lapseAll(part, at),
    (lapsed) =>
      happened(
        { ...lapsed, state, endedAt: at, needsDispatch: false, suspendedBy: '' },
        { type: 'OrderPartWithdrawn', ...fact(part, actor, at), parentNumber, reason },
      ),
    (ended) => releaseUnits(ended, reason, actor, at),
  );
  return alsoFor(told, { number: parentNumber, at, fact: { what: 'part_ended', part: number, state, metAt: at } });
}
