import type { Actor } from '@hotline/platform/lifecycle';
import type { SuspensionState } from './lifecycle.js';
import type { ResumeCause } from './words.js';

/** A pause that a unit asked for. Granted ones are remembered with how they ended. */
export interface Suspension {
  /** `<order number>/s1` */
  id: string;
  unit: string;
  state: SuspensionState;
  reason: string;
  until: Date;
  askedBy: Actor;
  askedAt: Date;
  decidedBy?: Actor;
  decidedAt?: Date;
  refusal?: string;
  resumedAt?: Date;
  resumedCause?: ResumeCause;
}
