import type { Callback as CallbackMessage } from '@hotline/proto/handling/v1/callback';
import type { Escalation as EscalationMessage } from '@hotline/proto/handling/v1/escalation';
import type { Objection as ObjectionMessage } from '@hotline/proto/handling/v1/objection';
import type { Suspension as SuspensionMessage } from '@hotline/proto/handling/v1/suspension';
import type { Callback } from '../../domain/callback.js';
import type { Escalation } from '../../domain/escalation.js';
import type { Objection } from '../../domain/objection.js';
import type { Suspension } from '../../domain/suspension.js';

// What is asked within an order, as callers see it.

export const toSuspension = (suspension: Suspension): SuspensionMessage => ({
  suspensionId: suspension.id,
  unit: suspension.unit,
  state: suspension.state,
  reason: suspension.reason,
  until: suspension.until,
  askedBy: suspension.askedBy,
  askedAt: suspension.askedAt,
  decidedBy: suspension.decidedBy,
  decidedAt: suspension.decidedAt,
  refusal: suspension.refusal ?? '',
  resumedAt: suspension.resumedAt,
  resumedCause: suspension.resumedCause ?? '',
});

export const toEscalation = (escalation: Escalation): EscalationMessage => ({
  escalationId: escalation.id,
  unit: escalation.unit,
  state: escalation.state,
  need: escalation.need,
  until: escalation.until,
  askedBy: escalation.askedBy,
  askedAt: escalation.askedAt,
  answer: escalation.answer ?? '',
  text: escalation.text ?? '',
  answeredBy: escalation.answeredBy,
  answeredAt: escalation.answeredAt,
});

export const toCallback = ({
  appealNumber,
  round,
  state,
  channel,
  plannedAt,
  askedAt,
  attempts,
  rating,
  endedAt,
}: Callback): CallbackMessage => ({
  appealNumber,
  round,
  state,
  channel,
  plannedAt,
  askedAt,
  attempts,
  rating,
  endedAt,
});

export const toObjection = (objection: Objection): ObjectionMessage => ({
  objectionId: objection.id,
  unit: objection.unit,
  assignmentId: objection.assignmentId,
  about: objection.about,
  appealNumber: objection.appealNumber,
  round: objection.round,
  state: objection.state,
  reason: objection.reason,
  raisedBy: objection.raisedBy,
  raisedAt: objection.raisedAt,
  decidedBy: objection.decidedBy,
  decidedAt: objection.decidedAt,
  decision: objection.decision ?? '',
});
