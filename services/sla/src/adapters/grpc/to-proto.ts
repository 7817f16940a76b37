import type { Calendar as CalendarMessage } from '@hotline/proto/sla/v1/calendar';
import type { Clock as ClockMessage } from '@hotline/proto/sla/v1/clock';
import type { Extension as ExtensionMessage } from '@hotline/proto/sla/v1/extension';
import { isOpen, type Calendar, type Clock, type Extension, type Moment } from '../../domain/index.js';

const date = (moment: Moment | undefined): Date | undefined => (moment === undefined ? undefined : new Date(moment));

export const toClock = (clock: Clock): ClockMessage => ({
  id: clock.id,
  number: clock.number,
  kind: clock.kind,
  subject: clock.subject,
  unit: clock.unit ?? '',
  state: clock.state,
  startedAt: date(clock.startedAt),
  dueAt: date(clock.dueAt),
  restSeconds: String(rest(clock)),
  metAt: date(clock.metAt),
  breachedAt: date(clock.breach?.foundAt),
  rescinded: clock.breach?.rescinded !== undefined,
  warnedPercent: clock.warned,
});

/** What is left of a clock that is held or stopped, in calendar seconds. */
function rest(clock: Clock): number {
  const since = clock.heldAt ?? clock.stoppedAt;
  return since === undefined || !isOpen(clock) ? 0 : Math.max(0, Math.floor((clock.dueAt - since) / 1000));
}

export const toExtension = (extension: Extension): ExtensionMessage => ({
  id: extension.id,
  number: extension.number,
  unit: extension.unit,
  state: extension.state,
  reason: extension.reason,
  until: date(extension.until),
  steps: extension.steps.map(({ id, text, dueAt, completedAt, evidence }) => ({
    stepId: id,
    text,
    dueAt: date(dueAt),
    completedAt: date(completedAt),
    evidence: evidence ?? '',
  })),
  requestedAt: date(extension.askedAt),
  decidedAt: date(extension.decidedAt),
  decision: extension.decisionReason ?? '',
});

export const toCalendarMessage = ({ workingHours, holidays, makeUpDays }: Calendar): CalendarMessage => ({
  workingHours: workingHours.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute })),
  holidays: [...holidays].sort(),
  makeUpDays: [...makeUpDays].sort(),
});
