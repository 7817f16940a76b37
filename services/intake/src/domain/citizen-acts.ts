import { conflict, illegal } from '@hotline/platform/errors';
import { actorIn, type Act } from './act.js';
import type { Appeal, Outcome, Rating, Supplement } from './appeal.js';
import { hasEnded, type Progress } from './progress.js';

/** The citizen adds to what was said. */
export function supplement(appeal: Appeal, { text, attachments }: Omit<Supplement, 'at'>, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'addToAppeal', caller);
  const { number, orderNumber } = appeal;
  return {
    appeal: { ...appeal, supplements: [...appeal.supplements, { at, text, attachments }] },
    events: [{ type: 'AppealSupplemented', number, at, actor, orderNumber, text, attachments }],
  };
}

/** @throws DomainError ORDER_ENDED, ILLEGAL_STATE, ROLE_NOT_ALLOWED */
export function urge(appeal: Appeal, progress: Progress | undefined, words: string, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'urgeAppeal', caller);
  if (progress && hasEnded(progress.state)) {
    throw illegal('ORDER_ENDED', `the matter is ${progress.state}: nobody can hurry it`, { state: progress.state });
  }
  const { number, orderNumber } = appeal;
  return {
    appeal: { ...appeal, urges: [...appeal.urges, { at, words }] },
    events: [{ type: 'AppealUrged', number, at, actor, orderNumber, words }],
  };
}

export type Opinion = Omit<Rating, 'at' | 'round'>;

/**
 * The citizen rates a result or a direct answer, once a round.
 * @throws DomainError NOTHING_TO_RATE, ALREADY_RATED, ILLEGAL_STATE, ROLE_NOT_ALLOWED
 */
export function rate(appeal: Appeal, progress: Progress | undefined, opinion: Opinion, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'rateAppeal', caller);
  const round = appeal.state === 'answered' ? 0 : requireResult(progress);
  if (appeal.rating?.round === round) {
    throw conflict('ALREADY_RATED', 'this result was rated already', { rated_at: appeal.rating.at.toISOString() });
  }
  const { number, orderNumber } = appeal;
  return {
    appeal: { ...appeal, rating: { at, round, ...opinion } },
    events: [{ type: 'AppealRated', number, at, actor, orderNumber, ...opinion }],
  };
}

/** The round whose result waits to be rated. */
function requireResult(progress: Progress | undefined): number {
  if (progress?.state === 'callback' || progress?.state === 'closed') return progress.round;
  throw illegal('NOTHING_TO_RATE', 'there is no result yet', { state: progress?.state ?? 'opened', allowed: 'callback,closed' });
}
