import type { Actor } from '@hotline/platform/lifecycle';
import type { EscalationState } from './lifecycle.js';
import type { Answer } from './words.js';

/** A question to the level above. */
export interface Escalation {
  /** `<order number>/e1` */
  id: string;
  /** Empty: the centre itself asks. */
  unit: string;
  state: EscalationState;
  need: string;
  until: Date;
  askedBy: Actor;
  askedAt: Date;
  answer?: Answer;
  text?: string;
  answeredBy?: Actor;
  answeredAt?: Date;
}
