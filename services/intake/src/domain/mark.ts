import { conflict, forbidden, illegal, invalid } from '@hotline/platform/errors';
import { permitTo, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { actorIn, type Act } from './act.js';
import type { Appeal } from './appeal.js';
import type { IntakeEvent } from './events.js';
import { markLifecycle, type MarkAction, type MarkState } from './lifecycle.js';

/** A person's repeats in one matter are said, or held, to be unreasonable. No new matter is refused for it. */
export interface Mark {
  /** Of the appeal with which it was filed. */
  number: string;
  state: MarkState;
  person: string;
  /** The matter. */
  category: string;
  division: string;
  evidence: string;
  markedBy: Actor;
  markedAt: Date;
  decidedBy: Actor | undefined;
  decidedAt: Date | undefined;
  reason: string;
  reviewAt: Date | undefined;
}

export interface MarkOutcome {
  mark: Mark;
  events: IntakeEvent[];
}

/** @throws DomainError MARK_EXISTS, NO_PERSON, ROLE_NOT_ALLOWED */
export function markUnreasonable(appeal: Appeal, present: Mark | undefined, evidence: string, { caller, at }: Act): MarkOutcome {
  const actor = actorIn(appeal, 'markUnreasonable', caller);
  const { number, category, division, contact } = appeal;
  if (present !== undefined) throw conflict('MARK_EXISTS', `${number} was marked already`, { number, state: present.state });
  if (contact.person === '') throw illegal('NO_PERSON', `nobody knows who raised ${number}`, { number });
  const mark: Mark = {
    number,
    state: 'marked',
    person: contact.person,
    category,
    division,
    evidence,
    markedBy: actor,
    markedAt: at,
    decidedBy: undefined,
    decidedAt: undefined,
    reason: '',
    reviewAt: undefined,
  };
  return { mark, events: [{ type: 'UnreasonableMarked', number, at, actor, evidence }] };
}

export interface MarkDecision {
  upheld: boolean;
  reason: string;
  /** Asked when upheld: the mark is looked at again. */
  reviewAt: Date | undefined;
}

/** @throws DomainError SAME_PERSON, FIELD_MISSING, DATE_TOO_EARLY, ILLEGAL_STATE, ROLE_NOT_ALLOWED */
export function decideUnreasonable(mark: Mark, { upheld, reason, reviewAt }: MarkDecision, { caller, at }: Act): MarkOutcome {
  const actor = permitted(mark, 'decideUnreasonable', caller);
  if (actor.person === mark.markedBy.person) {
    throw forbidden('SAME_PERSON', 'who marked it does not decide about it', { person: actor.person });
  }
  if (upheld) requireReview(reviewAt, at);
  const day = upheld ? reviewAt : undefined;
  return {
    mark: { ...mark, state: upheld ? 'upheld' : 'dismissed', decidedBy: actor, decidedAt: at, reason, reviewAt: day },
    events: [{ type: 'UnreasonableDecided', number: mark.number, at, actor, upheld, reason, reviewAt: day }],
  };
}

/** @throws DomainError ILLEGAL_STATE, ROLE_NOT_ALLOWED */
export function liftUnreasonable(mark: Mark, reason: string, { caller, at }: Act): MarkOutcome {
  const actor = permitted(mark, 'liftUnreasonable', caller);
  return {
    mark: { ...mark, state: 'lifted', reason },
    events: [{ type: 'UnreasonableLifted', number: mark.number, at, actor, reason }],
  };
}

const permitted = (mark: Mark, action: MarkAction, caller: Caller): Actor => permitTo(markLifecycle, action, mark.state, caller);

function requireReview(reviewAt: Date | undefined, at: Date): void {
  if (reviewAt === undefined) throw invalid('FIELD_MISSING', 'an upheld mark has a day of review', { field: 'review_at' });
  if (reviewAt <= at) {
    throw invalid('DATE_TOO_EARLY', 'the review lies in the future', { field: 'review_at', after: at.toISOString() });
  }
}
