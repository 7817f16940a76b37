import { actorIn, type Act } from './act.js';
import { noted, type Appeal, type Outcome } from './appeal.js';

/** A person refers false accusation or occupation of the line to law enforcement. The appeal goes its way. */
export function referMalice(appeal: Appeal, { evidence, to }: { evidence: string; to: string }, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'referMalice', caller);
  return {
    appeal: { ...appeal, notes: noted(appeal, 'referMalice', actor, at, { evidence, to }) },
    events: [{ type: 'MaliceReferred', number: appeal.number, at, actor, evidence, to }],
  };
}
