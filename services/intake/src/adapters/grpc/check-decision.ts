import { requireOneOf, requireWords } from '@hotline/platform/text';
import type {
  AcceptAppealRequest,
  AnswerAppealRequest,
  DeclineAppealRequest,
  TransferAppealRequest,
} from '@hotline/proto/intake/v1/decision';
import type { Classification } from '../../domain/acceptance.js';
import type { Declining, DirectAnswer } from '../../domain/decision.js';
import { declineGrounds, kinds, urgencies } from '../../domain/words.js';
import { checkDivision, checkFields, optionalText, optionalWord, requireNumber } from './check.js';

export function checkClassification(request: AcceptAppealRequest): Classification {
  return {
    urgency: optionalWord('urgency', request.urgency, urgencies),
    kind: optionalWord('kind', request.kind, kinds),
    division: checkDivision(request.division),
    address: optionalText('address', request.address, 200),
    occurredAt: request.occurredAt,
    title: optionalText('title', request.title, 100),
    text: optionalText('text', request.text, 5000),
    askedFor: optionalText('asked_for', request.askedFor, 500),
    fields: checkFields(request.fields),
    relatedNumber: request.relatedNumber === '' ? '' : requireNumber(request.relatedNumber, 'related_number'),
  };
}

export const checkAnswer = ({ sourceTitle, text }: AnswerAppealRequest): DirectAnswer => ({
  sourceTitle: requireWords('source_title', sourceTitle, { max: 200 }),
  text: requireWords('text', text, { max: 5000 }),
});

export const checkDeclining = ({ ground, rule, helper }: DeclineAppealRequest): Declining => ({
  ground: requireOneOf('ground', ground, declineGrounds),
  rule: requireWords('rule', rule, { max: 500 }),
  helper: requireWords('helper', helper, { max: 200 }),
});

export const checkTransfer = ({ to, notes }: TransferAppealRequest) => ({
  to: requireWords('to', to, { max: 60 }),
  notes: requireWords('notes', notes, { max: 2000 }),
});

/** Why somebody does something, in at most 500 characters. */
export const requireReason = (reason: string, field = 'reason'): string => requireWords(field, reason, { max: 500 });
