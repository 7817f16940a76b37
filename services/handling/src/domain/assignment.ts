import type { Actor } from '@hotline/platform/lifecycle';
import type { AssignmentState } from './lifecycle.js';
import type { Attachment } from './attachment.js';
import type { Ground, SignCause, UnitRole, WithdrawalCause } from './words.js';

/** One unit's responsibility for one order, in one round. */
export interface Assignment {
  /** `<order number>/a1`: the return's id too. */
  id: string;
  unit: string;
  role: UnitRole;
  state: AssignmentState;
  round: number;
  /** Passed on for information: signing is all that is asked. */
  inform: boolean;
  /** False where a ruling named the unit, or where it has asked before. */
  mayReturn: boolean;
  assignedAt: Date;
  signedAt?: Date;
  signedCause?: SignCause;
  /** The first time somebody spoke with the citizen. */
  contactedAt?: Date;
  /** The end of the return window, as sla keeps it. */
  returnUntil?: Date;
  returnAsked?: ReturnAsked;
  /** The end of the objection window after a rejection, as sla keeps it. */
  objectionUntil?: Date;
  /** The last one; a rejected one stays until the next. */
  result?: Result;
  /** In its round. */
  rejections: number;
  /** Approved or withdrawn. */
  endedAt?: Date;
  withdrawnCause?: WithdrawalCause;
}

export interface ReturnAsked {
  ground: Ground;
  basis: string;
  proposedUnit: string;
  words: string;
  at: Date;
}

export interface Result {
  text: string;
  /** Why nobody spoke with the citizen; empty where somebody did, or nobody need. */
  uncontactedReason: string;
  attachments: Attachment[];
  submittedBy: Actor;
  submittedAt: Date;
  review?: Review;
}

export interface Review {
  verdict: 'approved' | 'rejected';
  reviewer: Actor;
  at: Date;
  reason: string;
}

/** The unit is responsible still, or has done its part. */
export const isLive = ({ state }: Assignment): boolean => state !== 'withdrawn';

/** A result is still awaited from it, or is being reviewed. */
export const isUnderWay = ({ state }: Assignment): boolean => state !== 'withdrawn' && state !== 'approved';

/** Where it stands when a return or a result comes to nothing. */
export const stateAfterContact = ({ contactedAt }: Assignment): 'contacted' | 'signed' =>
  contactedAt === undefined ? 'signed' : 'contacted';
