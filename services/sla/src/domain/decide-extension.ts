import { forbidden, illegal, invalid, notFound } from '@hotline/platform/errors';
import { permit } from '@hotline/platform/lifecycle';
import { apply } from './apply.js';
import type { Calendar } from './calendar.js';
import { isOpen } from './clock.js';
import { iso, refuseTooLong } from './extension-length.js';
import { type Extension, type ExtensionAction, extensionLifecycle } from './extension.js';
import { advanceBy, spanBetween } from './limit.js';
import type { Matter, Outcome } from './matter.js';
import type { Moment } from './moment.js';
import { dueAsOf } from './pause-clock.js';
import type { Policy } from './policy.js';

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
