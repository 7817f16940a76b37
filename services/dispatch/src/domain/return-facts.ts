import { system, transition, type Actor } from '@hotline/platform/lifecycle';
import { returnLifecycle, type ReturnAction } from './lifecycle.js';
import { factOf, type Return, type ReturnOutcome } from './return.js';

// What the facts of handling and sla do to a return. Each is harmless when it comes too late to matter.

export type Request = Pick<Return, 'id' | 'number' | 'unit' | 'urgency' | 'ground' | 'basis' | 'words' | 'proposedUnit' | 'requestedAt'>;

/** ReturnRequested: a dispatcher must decide. */
export const requestReturn = (request: Request): Return => ({
  ...request,
  state: 'requested',
  namedUnit: '',
  refusalStands: false,
  carriedOut: false,
  lapseReason: '',
});

const applies = (action: ReturnAction, { state }: Return) => returnLifecycle[action].from.includes(state);

/** Approval, recall, a submission or the order's end overtook what was asked, or what was granted and not carried out yet. */
export function overtake(asked: Return, lapseReason: string, at: Date, actor: Actor = system): ReturnOutcome {
  if (applies('letRefusalStand', asked)) return { return: letRefusalStand(asked), events: [] };
  const action = applies('lapse', asked) ? 'lapse' : 'overtake';
  if (asked.carriedOut || !applies(action, asked)) return { return: asked, events: [] };
  return {
    return: { ...asked, state: transition(returnLifecycle, action, asked.state), lapseReason },
    events: [{ type: 'ReturnLapsed', ...factOf(asked, { actor, at, reason: lapseReason }) }],
  };
}

/** AssignmentWithdrawn: the unit is out, because of this return or of something else that overtook it. */
export function withdrawUnit(asked: Return, cause: string, at: Date, actor: Actor): ReturnOutcome {
  if (cause === 'return_granted' || cause === 'ruled_for_unit') return { return: { ...asked, carriedOut: true }, events: [] };
  return overtake(asked, cause === 'order_ended' ? 'order_ended' : 'withdrawn', at, actor);
}

/** ClockStarted or ClockMoved of the dispute window: the refusal can be disputed until then. */
export const setDisputeWindow = (refused: Return, disputeUntil: Date): Return => ({ ...refused, disputeUntil });

/** The dispute window's clock ended unused: the refusal stands. */
export const letRefusalStand = (refused: Return): Return =>
  applies('letRefusalStand', refused)
    ? { ...refused, state: transition(returnLifecycle, 'letRefusalStand', refused.state), refusalStands: true }
    : refused;
