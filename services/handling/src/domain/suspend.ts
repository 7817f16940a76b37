import { illegal, invalid, notFound } from '@hotline/platform/errors';
import { permit, permitTo, system, transition, type Caller } from '@hotline/platform/lifecycle';
import { orderLifecycle, suspensionLifecycle } from './lifecycle.js';
import { alsoFor, fact, happened, noted, unchanged, type Outcome } from './outcome.js';
import type { Suspension } from './suspension.js';
import { assignmentOfUnit, hasEnded, partsOf, requireSecondPerson, type WorkOrder } from './work-order.js';

/** The unit cannot go on until a date: a season, a hearing, somebody else's work. */
export function requestSuspension(order: WorkOrder, reason: string, until: Date, caller: Caller, at: Date): Outcome {
  const askedBy = permitTo(orderLifecycle, 'requestSuspension', order.state, caller);
  const { unit } = assignmentOfUnit(order, caller);
  requireNotCritical(order);
  if (until <= at) throw invalid('DATE_TOO_EARLY', 'until must lie in the future', { field: 'until', after: at.toISOString() });
  const pending = order.suspensions.find(({ state }) => state === 'requested');
  if (pending !== undefined) throw illegal('SUSPENSION_PENDING', `${pending.id} waits for its decision`, { suspension_id: pending.id });
  const id = `${order.number}/s${order.suspensions.length + 1}`;
  const asked: Suspension = { id, unit, state: 'requested', reason, until, askedBy, askedAt: at };
  return happened(
    { ...order, suspensions: [...order.suspensions, asked] },
    { type: 'SuspensionRequested', ...fact(order, askedBy, at), suspensionId: id, unit, reason, until },
  );
}

/** The order rests, and its parts with it. */
export function grantSuspension(order: WorkOrder, suspensionId: string, caller: Caller, at: Date): Outcome {
  const asked = suspensionOf(order, suspensionId);
  const actor = permitTo(suspensionLifecycle, 'grantSuspension', asked.state, caller);
  permit(orderLifecycle, 'rest', order.state);
  requireSecondPerson(caller, asked.askedBy, 'granting a suspension');
  requireNotCritical(order);
  if (asked.until <= at)
    throw illegal('SUSPENSION_DATE_PASSED', 'the date that it was asked for has passed', { until: asked.until.toISOString() });
  const state = transition(suspensionLifecycle, 'grantSuspension', asked.state);
  const decided = withSuspension(order, { ...asked, state, decidedBy: actor, decidedAt: at });
  const resting: WorkOrder = { ...decided, state: transition(orderLifecycle, 'rest', order.state), suspendedBy: asked.id };
  const { unit, until } = asked;
  const told = happened(resting, { type: 'SuspensionGranted', ...fact(order, actor, at), suspensionId, unit, until });
  const parts = partsOf(order).filter((part) => !hasEnded(part));
  return alsoFor(told, ...parts.map(({ number }) => ({ number, at, fact: { what: 'rested' as const } })));
}

/** The unit goes on. */
export function refuseSuspension(order: WorkOrder, suspensionId: string, reason: string, caller: Caller, at: Date): Outcome {
  const asked = suspensionOf(order, suspensionId);
  const actor = permitTo(suspensionLifecycle, 'refuseSuspension', asked.state, caller);
  requireSecondPerson(caller, asked.askedBy, 'refusing a suspension');
  const state = transition(suspensionLifecycle, 'refuseSuspension', asked.state);
  return happened(withSuspension(order, { ...asked, state, decidedBy: actor, decidedAt: at, refusal: reason }), {
    type: 'SuspensionRefused',
    ...fact(order, actor, at),
    suspensionId,
    unit: asked.unit,
    reason,
  });
}

/** A part rests with its parent: its clocks are the parent's matter, so nothing is told. */
export function restAlong(part: WorkOrder, at: Date): Outcome {
  if (part.state !== 'in_progress') return unchanged(part);
  const resting: WorkOrder = { ...part, state: transition(orderLifecycle, 'rest', part.state), suspendedBy: 'parent' };
  return noted(resting, { at, who: system, what: 'SuspensionGranted', why: '', data: { with: part.parentNumber } });
}

function requireNotCritical({ urgency, number }: WorkOrder): void {
  if (urgency === 'critical') throw illegal('CRITICAL_NOT_SUSPENDED', 'a critical order does not rest', { number });
}

function suspensionOf(order: WorkOrder, id: string): Suspension {
  const suspension = order.suspensions.find((each) => each.id === id);
  if (suspension === undefined) throw notFound('SUSPENSION_NOT_FOUND', `there is no suspension ${id}`, { suspension_id: id });
  return suspension;
}

const withSuspension = (order: WorkOrder, changed: Suspension): WorkOrder => ({
  ...order,
  suspensions: order.suspensions.map((each) => (each.id === changed.id ? changed : each)),
});
