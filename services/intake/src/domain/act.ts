import { permitTo, transition, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { noted, type Appeal } from './appeal.js';
import { appealLifecycle, type AppealAction } from './lifecycle.js';

/** A citizen acts without a name: it never enters an event. */
export const citizen: Actor = { person: '', name: '', unit: '', role: 'citizen' };

/**
 * Who acts, when the table lets them.
 * @throws DomainError ILLEGAL_STATE, ROLE_NOT_ALLOWED
 */
export function actorIn(appeal: Appeal, action: AppealAction, caller: Caller): Actor {
  const actor = permitTo(appealLifecycle, action, appeal.state, caller);
  return actor.role === 'citizen' ? citizen : actor;
}

export interface Act {
  caller: Caller;
  at: Date;
}

/** The appeal where the table leads, with a note of what was said; for actions whose end the table alone decides. */
export function moved(appeal: Appeal, action: AppealAction, actor: Actor, at: Date, said: Record<string, string>): Appeal {
  return { ...appeal, state: transition(appealLifecycle, action, appeal.state), notes: noted(appeal, action, actor, at, said) };
}
