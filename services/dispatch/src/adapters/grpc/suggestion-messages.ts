import type { Suggestion as Message } from '@hotline/proto/dispatch/v1/suggestion';
import type { Suggestion } from '../../app/suggest-units.js';

export const toSuggestion = ({ unit, unitName, assists, reason, row, barred, reachableNow }: Suggestion): Message => ({
  unit,
  unitName,
  assists,
  reason,
  row: row?.line ?? 0,
  mayPushDown: row?.mayPushDown ?? false,
  legalBasis: row?.legalBasis ?? '',
  barred,
  reachableNow,
});
