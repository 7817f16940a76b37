import { forbidden, illegal, invalid, notFound } from '@hotline/platform/errors';
import { permit } from '@hotline/platform/lifecycle';
import { apply } from './apply.js';
import type { Calendar } from './calendar.js';
import type { Clock } from './clock.js';
import { iso, refuseTooLong } from './extension-length.js';
import { extensionLifecycle, type Extension, type ExtensionStep } from './extension.js';
import { spanBetween } from './limit.js';
import type { Assignment, Matter, Order, Outcome } from './matter.js';
import type { Moment } from './moment.js';
import { dueAsOf } from './pause-clock.js';
import type { Policy } from './policy.js';

export interface RequestExtension {
  extensionId: string;
  /** The order's or the part's number. */
  number: string;
  assignmentId: string;
  /** The asking person and its unit. */
  by: string;
  unit: string;
  reason: string;
  until: Moment;
  steps: readonly Pick<ExtensionStep, 'id' | 'text' | 'dueAt'>[];
  at: Moment;
}

/**
 * The unit asks for more time, once a matter, before its unit close.
 * @throws DomainError EXTENSION_NOT_YOURS, EXTENSION_NOT_FOR_CRITICAL, EXTENSION_ALREADY_ASKED, EXTENSION_NOTHING_OPEN,
 * EXTENSION_TOO_LATE, EXTENSION_REASON_MISSING, EXTENSION_UNTIL_INVALID, EXTENSION_TOO_LONG, EXTENSION_STEPS_INVALID
 */
export function requestExtension(matter: Matter, command: RequestExtension, policy: Policy, calendar: Calendar): Outcome {
  permit(extensionLifecycle, 'requestExtension', 'none');
  const { extensionId: id, number, assignmentId, by, unit, at, until } = command;
  const { order, assignment } = find(matter, number, assignmentId);
  if (assignment.unit !== unit)
    throw forbidden('EXTENSION_NOT_YOURS', 'only the unit of the assignment may ask', { unit: assignment.unit });
  if (order.urgency === 'critical') throw illegal('EXTENSION_NOT_FOR_CRITICAL', 'a critical order is not extended', { number });
  refuseSecond(matter, order, policy);
  const clock = openClose(matter, order, assignmentId);
  const reason = command.reason.trim();
  if (reason === '') throw invalid('EXTENSION_REASON_MISSING', 'say why more time is needed', { field: 'reason' });
  const due = dueInTime(clock, at, calendar);
  refuseTooLong(clock, due, until, policy, calendar);
  checkSteps(command, until);
  const extension: Extension = {
    id,
    number,
    assignmentId,
    unit,
    requestedBy: by,
    reason,
    askedAt: at,
    until,
    span: spanBetween(due, until, calendar),
    steps: command.steps.map((step) => ({ id: step.id, text: step.text, dueAt: step.dueAt })),
    state: 'requested',
  };
  return apply(matter, { type: 'ExtensionRequested', number, at, extensionId: id, extension }, policy, calendar);
}

function find(matter: Matter, number: string, assignmentId: string): { order: Order; assignment: Assignment } {
  const order = matter.orders[number];
  const assignment = order?.assignments[assignmentId];
  if (!order || !assignment) throw notFound('ASSIGNMENT_NOT_FOUND', 'there is no such assignment', { number, assignmentId });
  return { order, assignment };
}

/** One application for one matter, parts and rounds included; a refused one was it. */
function refuseSecond(matter: Matter, order: Order, { maxExtensions }: Policy): void {
  const top = order.parent ?? order.number;
  const asked = Object.values(matter.extensions).filter(({ number }) => number === top || matter.orders[number]?.parent === top);
  if (asked.length < maxExtensions) return;
  throw illegal('EXTENSION_ALREADY_ASKED', 'one application for one matter', {
    number: top,
    asked: String(asked.length),
    allowed: String(maxExtensions),
    state: asked.at(-1)?.state ?? 'none',
  });
}

function openClose(matter: Matter, { number, ended }: Order, assignmentId: string): Clock {
  const own = Object.values(matter.clocks).filter((c) => c.number === number && c.kind === 'unit_close' && c.subject === assignmentId);
  const clock = own.findLast(({ state }) => state === 'running' || state === 'stopped');
  if (clock && !ended) return clock;
  throw illegal('EXTENSION_NOTHING_OPEN', 'no deadline of this assignment is running', {
    number,
    assignmentId,
    state: own.at(-1)?.state ?? 'none',
  });
}

/** Asked before the due: at the due moment is too late. */
function dueInTime(clock: Clock, at: Moment, calendar: Calendar): Moment {
  const due = dueAsOf(clock, at, calendar);
  if (at < due) return due;
  throw illegal('EXTENSION_TOO_LATE', 'an extension is asked before the deadline', { dueAt: iso(due) });
}

/** Each step has its date, in order, until the new deadline (分步推进). */
function checkSteps({ steps, at }: RequestExtension, until: Moment): void {
  const rising = steps.every(({ dueAt }, i) => dueAt > (steps[i - 1]?.dueAt ?? at) && dueAt <= until);
  const named = steps.every(({ id, text }) => id !== '' && text.trim() !== '') && new Set(steps.map(({ id }) => id)).size === steps.length;
  if (steps.length > 0 && rising && named) return;
  throw invalid('EXTENSION_STEPS_INVALID', 'at least one step, each with its words and its date, in order', {
    field: 'steps',
    after: iso(at),
    until: iso(until),
  });
}
