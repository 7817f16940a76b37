import { actorIn, type Act } from './act.js';
import { noted, type Appeal, type Outcome, type SealedContact } from './appeal.js';
import type { Direction } from './words.js';

/** A call on the line. */
export interface Call {
  /** The telephone system's. */
  callId: string;
  /** The appeal that came of it; empty: none. */
  number: string;
  direction: Direction;
  contact: SealedContact;
  startedAt: Date;
  durationSeconds: number;
  recording: string;
  words: string;
  /** Account of the agent. */
  agent: string;
}

/** The appeal that came of the call, or that it was about, has a note of it; the first one's id stays with it. */
export function noteCall(appeal: Appeal, { callId, direction }: Pick<Call, 'callId' | 'direction'>, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'recordCall', caller);
  const notes = noted(appeal, 'recordCall', actor, at, { call_id: callId, direction });
  return { appeal: { ...appeal, callId: appeal.callId || callId, notes }, events: [] };
}
