import { forbidden, illegal, invalid, notFound } from '@hotline/platform/errors';
import { permit } from '@hotline/platform/lifecycle';
import { apply } from './apply.js';
import type { Calendar } from './calendar.js';
import { type Clock, isOpen } from './clock.js';
import { type Extension, type ExtensionAction, type ExtensionStep, extensionLifecycle } from './extension.js';
import { addLimit, advanceBy, spanBetween } from './limit.js';
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

export interface DecideExtension {
  extensionId: string;
  /** The deciding person. */
  by: string;
  at: Moment;
}

/**
 * The reviewer grants what was asked, or less: `until` is then the asking unit's new unit close.
 * @throws DomainError EXTENSION_NOT_FOUND, ILLEGAL_STATE, SAME_PERSON, EXTENSION_UNTIL_INVALID, EXTENSION_TOO_LONG
 */
export function grantExtension(matter: Matter, command: DecideExtension & { until?: Moment }, policy: Policy, calendar: Calendar): Outcome {
  const extension = decidable(matter, 'grantExtension', command);
  const { number, id, assignmentId } = extension;
  const { at, by } = command;
  const clock = Object.values(matter.clocks).findLast(
    (c) => c.number === number && c.kind === 'unit_close' && c.subject === assignmentId && isOpen(c),
  );
  const due = clock && dueAsOf(clock, at, calendar);
  const most = due === undefined ? extension.until : advanceBy(clock!.working, due, extension.span, calendar);
  const until = command.until ?? most;
  if (until > most) throw invalid('EXTENSION_TOO_LONG', 'no more is granted than was asked', { until: iso(until), allowed: iso(most) });
  if (clock && due !== undefined) refuseTooLong(clock, due, until, policy, calendar);
  const span = command.until === undefined || due === undefined ? extension.span : spanBetween(due, until, calendar);
  return apply(matter, { type: 'ExtensionGranted', number, at, extensionId: id, by, until, span }, policy, calendar);
}

/** @throws DomainError EXTENSION_NOT_FOUND, ILLEGAL_STATE, SAME_PERSON, EXTENSION_REASON_MISSING */
export function refuseExtension(
  matter: Matter,
  command: DecideExtension & { reason: string },
  policy: Policy,
  calendar: Calendar,
): Outcome {
  const { number, id } = decidable(matter, 'refuseExtension', command);
  const reason = command.reason.trim();
  if (reason === '') throw invalid('EXTENSION_REASON_MISSING', 'say why it is refused', { field: 'reason' });
  return apply(matter, { type: 'ExtensionRefused', number, at: command.at, extensionId: id, by: command.by, reason }, policy, calendar);
}

export interface CompleteExtensionStep {
  extensionId: string;
  stepId: string;
  unit: string;
  evidence: string;
  at: Moment;
}

/** @throws DomainError EXTENSION_NOT_FOUND, EXTENSION_NOT_YOURS, ILLEGAL_STATE, EXTENSION_STEP_NOT_FOUND, EXTENSION_STEP_COMPLETED, EXTENSION_EVIDENCE_MISSING */
export function completeExtensionStep(matter: Matter, command: CompleteExtensionStep, policy: Policy, calendar: Calendar): Outcome {
  const { extensionId, stepId, at } = command;
  const extension = permitted(matter, 'completeExtensionStep', extensionId);
  if (extension.unit !== command.unit)
    throw forbidden('EXTENSION_NOT_YOURS', 'only the unit that asked completes its steps', { unit: extension.unit });
  const step = extension.steps.find(({ id }) => id === stepId);
  if (!step) throw notFound('EXTENSION_STEP_NOT_FOUND', 'the extension has no such step', { extensionId, stepId });
  if (step.completedAt !== undefined) throw illegal('EXTENSION_STEP_COMPLETED', 'the step is completed', { extensionId, stepId });
  const evidence = command.evidence.trim();
  if (evidence === '') throw invalid('EXTENSION_EVIDENCE_MISSING', 'a step is completed with evidence', { field: 'evidence' });
  return apply(matter, { type: 'ExtensionStepCompleted', number: extension.number, at, extensionId, stepId, evidence }, policy, calendar);
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

/** At most the original limit again. */
function refuseTooLong(clock: Clock, due: Moment, until: Moment, policy: Policy, calendar: Calendar): void {
  const most = addLimit(due, clock.limit!, calendar, policy.dayRule);
  if (!(until > due)) throw invalid('EXTENSION_UNTIL_INVALID', 'more time ends after the deadline', { until: iso(until), after: iso(due) });
  if (until > most) throw invalid('EXTENSION_TOO_LONG', 'at most the original limit again', { until: iso(until), allowed: iso(most) });
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

function permitted(matter: Matter, action: ExtensionAction, extensionId: string): Extension {
  const extension = matter.extensions[extensionId];
  if (!extension) throw notFound('EXTENSION_NOT_FOUND', 'there is no such extension', { extensionId });
  permit(extensionLifecycle, action, extension.state);
  return extension;
}

/** Nobody decides about an application of his own. */
function decidable(matter: Matter, action: ExtensionAction, { extensionId, by }: DecideExtension): Extension {
  const extension = permitted(matter, action, extensionId);
  if (extension.requestedBy === by) throw forbidden('SAME_PERSON', 'a second person decides', { action, by });
  return extension;
}

const iso = (moment: Moment): string => (Number.isFinite(moment) ? new Date(moment).toISOString() : String(moment));
