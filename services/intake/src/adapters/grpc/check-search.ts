import { requireText, requireWhole } from '@hotline/platform/text';
import type { FindAppealsRequest, FindRelatedAppealsRequest } from '@hotline/proto/intake/v1/search';
import type { Likeness } from '../../app/find-related-appeals.js';
import type { AppealFilter } from '../../app/ports.js';
import { appealStates } from '../../domain/lifecycle.js';
import { kinds } from '../../domain/words.js';
import { checkCategory, checkDivision, optionalText, optionalWord, requireNumber } from './check.js';
import { checkPhone } from './check-submission.js';

const marks = ['marked', 'upheld', 'review_due'] as const;
const usualDays = 30;

export function checkFilter(request: FindAppealsRequest): Omit<AppealFilter, 'person'> {
  return {
    state: optionalWord('state', request.state, appealStates),
    channel: optionalText('channel', request.channel, 32),
    kind: optionalWord('kind', request.kind, kinds),
    categoryPrefix: checkCategory(request.categoryPrefix),
    divisionPrefix: optionalText('division_prefix', request.divisionPrefix, 9),
    number: optionalText('number', request.number, 40),
    words: request.words === '' ? '' : requireText('words', request.words, { min: 2, max: 50 }),
    orderNumber: optionalText('order_number', request.orderNumber, 40),
    mark: optionalWord('mark', request.mark, marks),
    receivedFrom: request.receivedFrom,
    receivedBefore: request.receivedBefore,
  };
}

export const checkLikeness = (request: FindRelatedAppealsRequest): Likeness => ({
  number: request.number === '' ? '' : requireNumber(request.number),
  phone: checkPhone('phone', request.phone),
  category: checkCategory(request.category),
  division: checkDivision(request.division),
  days: requireWhole('days', request.days || usualDays, { min: 1, max: 365 }),
});
