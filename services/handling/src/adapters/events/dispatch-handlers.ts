import type { EventHandlers, HotlineEvent } from '@hotline/proto/events';
import type { Act, FollowDispatch } from '../../app/follow-dispatch.js';
import type { Urgency } from '../../domain/words.js';

const act = ({ number, actor, at }: Pick<HotlineEvent<'OrderDispatched'>, 'number' | 'actor' | 'at'>): Act => ({
  number,
  actor: actor!,
  at: at!,
});

/** What handling does with dispatch's facts about units and returns. */
export function dispatchHandlers(follow: FollowDispatch): EventHandlers<void> {
  return {
    OrderDispatched: (fact) => follow.dispatched(act(fact), { ...fact, urgency: fact.urgency as Urgency | '' }),
    OrderReassigned: (fact) => follow.reassigned(act(fact), fact),
    EmergencyDeclared: (fact) => follow.emergency(act(fact), fact),
    ReturnGranted: (fact) => follow.returnSucceeded(act(fact), { ...fact, cause: 'return_granted', namedUnit: '' }),
    ReturnRuledForUnit: (fact) => follow.returnSucceeded(act(fact), { ...fact, cause: 'ruled_for_unit' }),
    ReturnRefused: (fact) => follow.returnFailed(act(fact), fact.assignmentId),
    ReturnRuledAgainstUnit: (fact) => follow.returnFailed(act(fact), fact.assignmentId),
  };
}
