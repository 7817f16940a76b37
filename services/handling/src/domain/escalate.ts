import { illegal, invalid, notFound } from '@hotline/platform/errors';
import { permitTo, transition, type Caller } from '@hotline/platform/lifecycle';
import type { Escalation } from './escalation.js';
import { escalationLifecycle, orderLifecycle } from './lifecycle.js';
import { fact, happened, type Outcome } from './outcome.js';
import { assignmentOfUnit, type WorkOrder } from './work-order.js';
import type { Answer } from './words.js';

/** Above this level's power: what is needed, until when. The order goes on meanwhile. */
export function escalateOrder(order: WorkOrder, need: string, until: Date, caller: Caller, at: Date): Outcome {
  const askedBy = permitTo(orderLifecycle, 'escalateOrder', order.state, caller);
  const unit = askedBy.role === 'unit_head' ? assignmentOfUnit(order, caller).unit : '';
  if (until <= at) throw invalid('DATE_TOO_EARLY', 'until must lie in the future', { field: 'until', after: at.toISOString() });
  const pending = order.escalations.find((each) => each.state === 'asked' && each.unit === unit);
  if (pending !== undefined) throw illegal('ESCALATION_PENDING', `${pending.id} waits for its answer`, { escalation_id: pending.id });
  const id = `${order.number}/e${order.escalations.length + 1}`;
  const asked: Escalation = { id, unit, state: 'asked', need, until, askedBy, askedAt: at };
  return happened(
    { ...order, escalations: [...order.escalations, asked] },
    { type: 'EscalationAsked', ...fact(order, askedBy, at), escalationId: id, unit, need, until },
  );
}

/** The superior desk's word: until levels exist, a leader's. */
export function answerEscalation(order: WorkOrder, escalationId: string, answer: Answer, text: string, caller: Caller, at: Date): Outcome {
  const asked = order.escalations.find(({ id }) => id === escalationId);
  if (asked === undefined)
    throw notFound('ESCALATION_NOT_FOUND', `there is no escalation ${escalationId}`, { escalation_id: escalationId });
  const answeredBy = permitTo(escalationLifecycle, 'answerEscalation', asked.state, caller);
  const state = transition(escalationLifecycle, 'answerEscalation', asked.state);
  const answered: Escalation = { ...asked, state, answer, text, answeredBy, answeredAt: at };
  const { unit } = asked;
  return happened(
    { ...order, escalations: order.escalations.map((each) => (each === asked ? answered : each)) },
    { type: 'EscalationAnswered', ...fact(order, answeredBy, at), escalationId, unit, answer, text },
  );
}
