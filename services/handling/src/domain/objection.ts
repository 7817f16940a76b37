import type { Actor } from '@hotline/platform/lifecycle';
import type { ObjectionState } from './lifecycle.js';
import type { ObjectionSubject } from './words.js';

/** A unit appeals against a rejection or a rating; the record stays whatever is decided. */
export interface Objection {
  /** `<order number>/o1` */
  id: string;
  unit: string;
  assignmentId: string;
  about: ObjectionSubject;
  /** Of the rating objected to; empty for a rejection. */
  appealNumber: string;
  round: number;
  state: ObjectionState;
  reason: string;
  raisedBy: Actor;
  raisedAt: Date;
  /** Who rejected, or recorded the rating: never decides. */
  firstDecider: string;
  /** Of the rejected result: what upheld dates the clocks to. */
  submittedAt?: Date;
  decidedBy?: Actor;
  decidedAt?: Date;
  decision?: string;
}
