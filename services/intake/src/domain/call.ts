import type { SealedContact } from './appeal.js';
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
