import { illegal } from '@hotline/platform/errors';
import { actAs, type Caller } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import { isBad } from './callback.js';
import type { Objection } from './objection.js';
import { fact, happened, type Outcome } from './outcome.js';
import { assignmentOf, requireOwn, type WorkOrder } from './work-order.js';
import type { ObjectionSubject } from './words.js';

/** Who may object. */
const objectors = ['unit_head'];

/** What is objected to: who decided it, whose it is, and until when it may be doubted. */
interface Doubted {
  firstDecider: string;
  appealNumber: string;
  round: number;
  submittedAt?: Date;
  until?: Date;
}

export interface RaiseObjection {
  assignmentId: string;
  about: ObjectionSubject;
  /** Of the rating; empty: the order's own appeal. */
  appealNumber: string;
  reason: string;
}

/**
 * A unit appeals against a rejection of its result, or a bad rating of an order that it handled; each once, inside the window.
 * @throws DomainError ASSIGNMENT_NOT_FOUND, NOT_YOUR_UNIT, ILLEGAL_STATE, NOTHING_TO_OBJECT, OBJECTION_PENDING, OBJECTION_WINDOW_OVER
 */
export function raiseObjection(order: WorkOrder, command: RaiseObjection, caller: Caller, at: Date): Outcome {
  const { assignmentId, about, reason } = command;
  const actor = actAs(caller, 'raiseObjection', objectors);
  const assignment = assignmentOf(order, assignmentId);
  requireOwn(assignment, caller);
  if (order.state === 'withdrawn' || order.state === 'void')
    throw illegal('ILLEGAL_STATE', `raiseObjection is not possible while ${order.state}`, {
      action: 'raiseObjection',
      state: order.state,
      allowed: '',
    });
  const doubted = about === 'rejection' ? rejectionOf(assignment) : ratingOf(order, assignment, command.appealNumber || order.number);
  if (doubted === undefined)
    throw illegal('NOTHING_TO_OBJECT', `there is no ${about} of this unit to object to`, { assignment_id: assignmentId });
  requireFirst(order, command, doubted);
  if (doubted.until !== undefined && at > doubted.until)
    throw illegal('OBJECTION_WINDOW_OVER', 'the time to object has passed', { until: doubted.until.toISOString() });
  const { until: _, ...what } = doubted;
  const { unit } = assignment;
  const objection: Objection = {
    id: `${order.number}/o${order.objections.length + 1}`,
    unit,
    assignmentId,
    about,
    ...what,
    state: 'raised',
    reason,
    raisedBy: actor,
    raisedAt: at,
  };
  return happened(
    { ...order, objections: [...order.objections, objection] },
    { type: 'ObjectionRaised', ...fact(order, actor, at), objectionId: objection.id, unit, assignmentId, about, reason },
  );
}

/** The last result, if it was rejected and nothing was submitted since. */
function rejectionOf({ state, result, round, objectionUntil }: Assignment): Doubted | undefined {
  const stands = state === 'signed' || state === 'contacted';
  if (!stands || result?.review?.verdict !== 'rejected') return undefined;
  const { submittedAt, review } = result;
  return { firstDecider: review.reviewer.person, appealNumber: '', round, submittedAt, ...(objectionUntil && { until: objectionUntil }) };
}

/** The voice's bad rating of the round in which the unit's result was approved. */
function ratingOf({ callbacks }: WorkOrder, { round, state }: Assignment, appealNumber: string): Doubted | undefined {
  const callback = callbacks.find((each) => each.appealNumber === appealNumber && each.round === round);
  const rating = callback?.rating;
  if (state !== 'approved' || rating === undefined || !rating.counted || !isBad(rating)) return undefined;
  const firstDecider = callback?.settledBy ?? '';
  return { firstDecider, appealNumber, round, ...(rating.objectionUntil && { until: rating.objectionUntil }) };
}

/** @throws DomainError OBJECTION_PENDING: one objection for one decision, whatever became of it */
function requireFirst({ objections }: WorkOrder, { assignmentId, about }: RaiseObjection, doubted: Doubted): void {
  const same = objections.find(
    (each) =>
      each.assignmentId === assignmentId &&
      each.about === about &&
      each.appealNumber === doubted.appealNumber &&
      each.round === doubted.round &&
      each.submittedAt?.getTime() === doubted.submittedAt?.getTime(),
  );
  if (same !== undefined)
    throw illegal('OBJECTION_PENDING', 'the unit has objected to this already', { objection: same.id, state: same.state });
}
