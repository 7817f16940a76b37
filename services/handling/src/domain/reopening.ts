import { permit, type Actor } from '@hotline/platform/lifecycle';
import { orderLifecycle } from './lifecycle.js';
import { alsoFor, andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { findProblem } from './problem.js';
import { lapseCallbacks } from './record-callback.js';
import { queueAgain } from './withdraw-assignment.js';
import { isPart, type WorkOrder } from './work-order.js';

/** By a person, or along with what somebody else said or did. */
export type ReopenCause = 'reviewer' | 'rating' | 'voice' | 'parent';

/** A new round with new assignments, the same lead proposed. Of a split order the named parts begin anew. Guards of who and until when lie with the caller. */
export function reopen(order: WorkOrder, cause: ReopenCause, partNumbers: readonly string[], actor: Actor, at: Date): Outcome {
  permit(orderLifecycle, cause === 'reviewer' ? 'reopenOrder' : 'reopenAlong', order.state);
  const lapsed = lapseCallbacks(order, at);
  const round = order.round + 1;
  const proposedUnit = order.assignments.findLast(({ role }) => role === 'lead')?.unit ?? order.proposedUnit;
  const { metAt: _, outcome: __, endedAt: ___, ...rest } = lapsed.order;
  const parts = rest.parts.map((part) => (partNumbers.includes(part.number) ? { ...part, state: 'opened' as const, round } : part));
  const state = partNumbers.length > 0 ? 'in_progress' : 'opened';
  const again: WorkOrder = { ...rest, state, round, parts, reopens: order.reopens + 1, suspendedBy: '' };
  const told = andThen(
    lapsed,
    () => happened(again, { type: 'OrderReopened', ...fact(order, actor, at), round, cause, partNumbers: [...partNumbers], proposedUnit }),
    (reopened) => (partNumbers.length > 0 ? unchanged(reopened) : queueAgain(reopened, 'reopened', proposedUnit, actor, at)),
    (queued) => (isPart(queued) ? unchanged(queued) : findProblem(queued, 'reopened', queued.reopens, at)),
  );
  return alsoFor(told, ...partNumbers.map((number) => ({ number, at, fact: { what: 'reopened' as const, actor } })));
}

/** A part that its parent's reopening names. */
export const reopenAlong = (part: WorkOrder, actor: Actor, at: Date): Outcome =>
  orderLifecycle.reopenAlong.from.includes(part.state) ? reopen(part, 'parent', [], actor, at) : unchanged(part);
