import type { Actor } from '@hotline/platform/lifecycle';
import type { ReturnEvent } from './events.js';
import type { ReturnState } from './lifecycle.js';
import type { Ground, Urgency } from './words.js';

/** A unit says "not ours". Its id is the assignment's: a unit asks once an order. */
export interface Return {
  id: string;
  number: string;
  unit: string;
  state: ReturnState;
  urgency: Urgency;
  ground: Ground;
  /** The legal basis. */
  basis: string;
  words: string;
  /** Where it should go; empty: the unit does not say. */
  proposedUnit: string;
  requestedAt: Date;
  decision?: Decision;
  dispute?: Decision;
  ruling?: Decision;
  /** Who must act, by the ruling. */
  namedUnit: string;
  /** The refusal can be disputed until then; told by sla. */
  disputeUntil?: Date;
  /** Refused, and the window is over. */
  refusalStands: boolean;
  /** Granted or ruled for, and handling has taken the unit out. */
  carriedOut: boolean;
  /** Empty, or what overtook it. */
  lapseReason: string;
}

/** Who decided, when, and why. */
export interface Decision {
  actor: Actor;
  at: Date;
  reason: string;
}

export interface ReturnOutcome {
  return: Return;
  events: ReturnEvent[];
}

/** What every event of a return carries. */
export const factOf = ({ id, number, unit }: Return, { actor, at, reason }: Decision) => ({
  number,
  at,
  actor,
  assignmentId: id,
  unit,
  reason,
});
