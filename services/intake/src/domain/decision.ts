import { actorIn, moved, type Act } from './act.js';
import type { Appeal, Outcome } from './appeal.js';
import type { DeclineGround } from './words.js';

export interface DirectAnswer {
  sourceTitle: string;
  text: string;
}

/** What every decision that the citizen is told carries. */
const factOf = ({ number, identity }: Appeal) => ({ number, identity });

/** Answers at once, citing a source. */
export function answer(appeal: Appeal, { sourceTitle, text }: DirectAnswer, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'answerAppeal', caller);
  return {
    appeal: moved(appeal, 'answerAppeal', actor, at, { source_title: sourceTitle, text }),
    events: [{ type: 'AppealAnswered', ...factOf(appeal), at, actor, sourceTitle, text }],
  };
}

export interface Declining {
  ground: DeclineGround;
  rule: string;
  helper: string;
}

/** Outside the duties of government: says why, cites the rule, names who can help. */
export function decline(appeal: Appeal, { ground, rule, helper }: Declining, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'declineAppeal', caller);
  return {
    appeal: moved(appeal, 'declineAppeal', actor, at, { ground, rule, helper }),
    events: [{ type: 'AppealDeclined', ...factOf(appeal), at, actor, ground, rule, helper }],
  };
}

/** Hands it to an emergency or partner hotline. */
export function transfer(appeal: Appeal, { to, notes }: { to: string; notes: string }, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'transferAppeal', caller);
  return {
    appeal: moved(appeal, 'transferAppeal', actor, at, { to, notes }),
    events: [{ type: 'AppealTransferred', ...factOf(appeal), at, actor, to, notes }],
  };
}

/** The other hotline handed it back. */
export function takeBack(appeal: Appeal, reason: string, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'takeBackAppeal', caller);
  const from = appeal.notes.findLast((note) => note.action === 'transferAppeal')?.said['to'] ?? '';
  return {
    appeal: moved(appeal, 'takeBackAppeal', actor, at, { from, reason }),
    events: [{ type: 'AppealTakenBack', number: appeal.number, at, actor, from, reason }],
  };
}
