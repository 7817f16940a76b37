import { invalid } from '@hotline/platform/errors';
import { requireText, requireWords } from '@hotline/platform/text';
import type { DeclareEmergencyRequest, DispatchOrderRequest, ReassignOrderRequest } from '@hotline/proto/dispatch/v1/dispatching';
import type { SuggestUnitsRequest } from '@hotline/proto/dispatch/v1/suggestion';
import type { EmergencyCommand } from '../../app/declare-emergency.js';
import type { DispatchCommand } from '../../app/dispatch-order.js';
import type { ReassignCommand } from '../../app/reassign-order.js';
import type { Matter } from '../../domain/unit-choice.js';
import { urgencies } from '../../domain/words.js';
import * as fields from './fields.js';

const assists = (codes: readonly string[]) => fields.listOf('assists', codes, 30, fields.code);

export function suggestion({ number, category, division }: SuggestUnitsRequest): { number: string; matter: Matter } {
  if (number !== '') return { number: fields.orderNumber(number), matter: { category, division } };
  return { number, matter: { category: fields.code('category', category), division: fields.division('division', division) } };
}

export const dispatch = (request: DispatchOrderRequest): DispatchCommand => ({
  number: fields.orderNumber(request.number),
  lead: fields.code('lead', request.lead),
  assists: assists(request.assists),
  urgency: fields.wordOrEmpty('urgency', request.urgency, urgencies),
  reason: requireWords('reason', request.reason, { min: 0, max: 500 }),
});

export const reassignment = (request: ReassignOrderRequest): ReassignCommand => ({
  number: fields.orderNumber(request.number),
  fromAssignmentId: requireText('from_assignment_id', request.fromAssignmentId, { max: 64 }),
  lead: fields.code('lead', request.lead),
  wrongDispatch: request.wrongDispatch,
  reason: fields.reason(request.reason),
});

export function emergency(request: DeclareEmergencyRequest): EmergencyCommand {
  if (request.leaders.length === 0) throw invalid('FIELD_MISSING', 'an emergency is told to at least one leader', { field: 'leaders' });
  return {
    number: fields.orderNumber(request.number),
    lead: fields.orEmpty(request.lead, (value) => fields.code('lead', value)),
    assists: assists(request.assists),
    leaders: fields.listOf('leaders', request.leaders, 30, (field, value) => requireText(field, value, { max: 64 })),
    reason: fields.reason(request.reason),
  };
}
