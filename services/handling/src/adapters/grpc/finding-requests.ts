import { invalid } from '@hotline/platform/errors';
import type { CountOrdersRequest, FindOrdersRequest } from '@hotline/proto/handling/v1/finding';
import { countDimensions, type CountQuery, type OrderFilter, type Page } from '../../app/list-ports.js';
import { assignmentLifecycle, orderLifecycle } from '../../domain/lifecycle.js';
import { urgencies } from '../../domain/words.js';
import * as fields from './fields.js';

/** Every state that a table knows. */
const statesOf = <S extends string>(table: Record<string, { from: readonly S[]; to: S | 'same' | readonly S[] }>): S[] => [
  ...new Set(
    Object.values(table).flatMap(({ from, to }) => [...from, ...(typeof to === 'string' ? (to === 'same' ? [] : [to]) : to)] as S[]),
  ),
];

const orderStates = statesOf(orderLifecycle);
const assignmentStates = statesOf(assignmentLifecycle);

/** Empty, or one of the words. */
const wordOrEmpty = <W extends string>(field: string, value: string, allowed: readonly W[]): W | '' =>
  value === '' ? '' : fields.word(field, value, allowed);

export function orderFilter(request: FindOrdersRequest): OrderFilter {
  const unit = fields.codeOrEmpty('unit', request.unit);
  return {
    unit,
    assignmentState: wordOrEmpty('assignment_state', request.assignmentState, assignmentStates),
    states: fields.listOf('states', request.states, { max: orderStates.length }, (state) => fields.word('states', state, orderStates)),
    urgency: wordOrEmpty('urgency', request.urgency, urgencies),
    categoryPrefix: fields.codePrefix('category_prefix', request.categoryPrefix),
    divisionPrefix: fields.codePrefix('division_prefix', request.divisionPrefix),
    dueBefore: request.dueBefore,
    numberPrefix: fields.textOrEmpty('number_prefix', request.numberPrefix, 64),
    words: fields.textOrEmpty('words', request.words, 60),
    problemOnly: request.problemOnly,
    sort: wordOrEmpty('sort', request.sort, ['due', 'opened']) || 'due',
  };
}

/** 20 a page unless told, at most 100. */
export const page = ({ pageSize, cursor }: { pageSize: number; cursor: string }): Page => ({
  size: fields.whole('page_size', pageSize === 0 ? 20 : pageSize, { min: 1, max: 100 }),
  cursor: fields.textOrEmpty('cursor', cursor, 500),
});

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

function dayOrEmpty(field: string, value: string): string {
  if (value === '' || (dayShape.test(value) && !Number.isNaN(Date.parse(value)))) return value;
  throw invalid('FIELD_MALFORMED', `${field} must be a day such as 2026-11-23`, { field, allowed: 'yyyy-mm-dd' });
}

export const countQuery = ({ by, state, unit, urgency, fromDay, toDay }: CountOrdersRequest): CountQuery => ({
  by: fields.listOf('by', by, { max: countDimensions.length }, (dimension) => fields.word('by', dimension, countDimensions)),
  state: wordOrEmpty('state', state, orderStates),
  unit: fields.codeOrEmpty('unit', unit),
  urgency: wordOrEmpty('urgency', urgency, urgencies),
  fromDay: dayOrEmpty('from_day', fromDay),
  toDay: dayOrEmpty('to_day', toDay),
});
