import { invalid } from '@hotline/platform/errors';
import { requireOneOf, requireWords } from '@hotline/platform/text';
import type { Calendar as CalendarMessage } from '@hotline/proto/sla/v1/calendar';
import type { FindDueRequest } from '@hotline/proto/sla/v1/clock';
import type { ListExtensionsRequest, RequestExtensionRequest } from '@hotline/proto/sla/v1/extension';
import type { Policy as PolicyMessage } from '@hotline/proto/sla/v1/policy';
import type { DueFilter, ExtensionFilter } from '../../app/ports.js';
import type { ExtensionApplication } from '../../app/request-extension.js';
import { datedKinds, limitedKinds, type Calendar, type Policy } from '../../domain/index.js';

/** A moment that must be there. @throws DomainError FIELD_MISSING */
function moment(field: string, date: Date | undefined): number {
  if (date !== undefined) return date.getTime();
  throw invalid('FIELD_MISSING', `${field} is missing`, { field, allowed: 'a timestamp' });
}

/** @throws DomainError FIELD_MISSING, FIELD_TOO_LONG */
export const toReason = (reason: string): string => requireWords('reason', reason, { max: 500 });

/** Why more time is refused; that there is a reason is the domain's to ask. @throws DomainError FIELD_TOO_LONG */
export const toRefusal = (reason: string): string => requireWords('reason', reason, { min: 0, max: 500 });

/** What a step's end is shown by; that there is some is the domain's to ask. @throws DomainError FIELD_TOO_LONG */
export const toEvidence = (evidence: string): string => requireWords('evidence', evidence, { min: 0, max: 2000 });

const mostSteps = 20;

/** That each has a text is the domain's to ask. @throws DomainError LIST_TOO_LONG, FIELD_TOO_LONG, FIELD_MISSING */
function toSteps(steps: RequestExtensionRequest['steps']): ExtensionApplication['steps'] {
  if (steps.length > mostSteps)
    throw invalid('LIST_TOO_LONG', `steps may have at most ${mostSteps} items`, { field: 'steps', max: String(mostSteps) });
  return steps.map(({ text, dueAt }, index) => ({
    text: requireWords(`steps[${index}].text`, text, { min: 0, max: 500 }),
    dueAt: moment(`steps[${index}].due_at`, dueAt),
  }));
}

export const toApplication = ({ number, reason, until, steps }: RequestExtensionRequest): ExtensionApplication => ({
  number,
  reason: toReason(reason),
  until: moment('until', until),
  steps: toSteps(steps),
});

export const toDueFilter = ({ kind, unit, before }: FindDueRequest): DueFilter => ({
  ...(kind && { kind: requireOneOf('kind', kind, [...limitedKinds, ...datedKinds]) }),
  ...(unit && { unit }),
  ...(before && { before }),
});

export const toExtensionFilter = ({ state, unit, number }: ListExtensionsRequest): ExtensionFilter => ({
  ...(state && { state: requireOneOf('state', state, ['requested', 'granted', 'refused', 'lapsed'] as const) }),
  ...(unit && { unit }),
  ...(number && { number }),
});

export const toCalendar = (message: CalendarMessage | undefined): Calendar => ({
  workingHours: (message?.workingHours ?? []).map(({ fromMinute, toMinute }) => [fromMinute, toMinute] as const),
  holidays: new Set(message?.holidays),
  makeUpDays: new Set(message?.makeUpDays),
});

/** Its fields are the domain's to check. @throws DomainError POLICY_INVALID when it is not JSON */
export function toPolicy(message: PolicyMessage | undefined): Policy {
  try {
    return JSON.parse(message?.json ?? '') as Policy;
  } catch {
    throw invalid('POLICY_INVALID', 'the policy is not JSON', { field: 'policy.json', allowed: 'the document that GetPolicy gives' });
  }
}
