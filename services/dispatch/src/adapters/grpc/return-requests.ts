import { requireOneOf, requireText } from '@hotline/platform/text';
import type { CatalogueRow as RowMessage } from '@hotline/proto/dispatch/v1/catalogue';
import type { ListReturnsRequest, RuleOnReturnRequest } from '@hotline/proto/dispatch/v1/return';
import type { ReturnFilter } from '../../app/ports.js';
import type { Ruling } from '../../app/rule-on-return.js';
import { returnStates } from '../../domain/lifecycle.js';
import { verdicts } from '../../domain/words.js';
import * as fields from './fields.js';

export const ruling = (request: RuleOnReturnRequest): Ruling => ({
  returnId: fields.returnId(request.returnId),
  verdict: requireOneOf('verdict', request.verdict, verdicts),
  reason: fields.reason(request.reason),
  namedUnit: fields.orEmpty(request.namedUnit, (value) => fields.code('named_unit', value)),
  amendedRow: request.amendedRow && amendedRow(request.amendedRow),
});

const amendedRow = ({ category, division, unit, assists, mayPushDown, legalBasis }: RowMessage): NonNullable<Ruling['amendedRow']> => ({
  category: fields.code('amended_row.category', category),
  division: fields.division('amended_row.division', division),
  unit: fields.code('amended_row.unit', unit),
  assists: fields.listOf('amended_row.assists', assists, 30, fields.code),
  mayPushDown,
  legalBasis: requireText('amended_row.legal_basis', legalBasis, { max: 1000 }),
});

export const returnFilter = ({ number, state, unit }: ListReturnsRequest): ReturnFilter => ({
  number: fields.orEmpty(number, fields.orderNumber),
  state: fields.wordOrEmpty('state', state, returnStates),
  unit: fields.orEmpty(unit, (value) => fields.code('unit', value)),
});
