import type { Caller } from '@hotline/platform/lifecycle';
import type { Return as Message } from '@hotline/proto/dispatch/v1/return';
import { returnActions } from '../../domain/open-actions.js';
import type { Return } from '../../domain/return.js';

/** A return as its reader sees it: with what the reader may do. */
export const toReturn = (asked: Return, caller: Caller, now: Date): Message => ({
  returnId: asked.id,
  number: asked.number,
  unit: asked.unit,
  state: asked.state,
  urgency: asked.urgency,
  ground: asked.ground,
  basis: asked.basis,
  words: asked.words,
  proposedUnit: asked.proposedUnit,
  requestedAt: asked.requestedAt,
  decision: asked.decision,
  dispute: asked.dispute,
  ruling: asked.ruling,
  namedUnit: asked.namedUnit,
  disputeUntil: asked.disputeUntil,
  refusalStands: asked.refusalStands,
  lapseReason: asked.lapseReason,
  openActions: returnActions(asked, caller, now).map(({ action }) => action),
});
