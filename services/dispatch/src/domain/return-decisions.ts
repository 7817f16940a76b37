import { forbidden, illegal, invalid } from '@hotline/platform/errors';
import { permitTo, transition, type Caller } from '@hotline/platform/lifecycle';
import { returnLifecycle } from './lifecycle.js';
import { factOf, type Return, type ReturnOutcome } from './return.js';
import type { Unit } from './unit.js';
import type { Verdict } from './words.js';

/** The unit is right: it leaves the order, which is queued again. */
export function grantReturn(asked: Return, reason: string, caller: Caller, at: Date): ReturnOutcome {
  const decision = { actor: permitTo(returnLifecycle, 'grantReturn', asked.state, caller), at, reason };
  return {
    return: { ...asked, state: transition(returnLifecycle, 'grantReturn', asked.state), decision },
    events: [{ type: 'ReturnGranted', ...factOf(asked, decision), ground: asked.ground }],
  };
}

/** The unit must handle it; it counts as signed. */
export function refuseReturn(asked: Return, reason: string, caller: Caller, at: Date): ReturnOutcome {
  const decision = { actor: permitTo(returnLifecycle, 'refuseReturn', asked.state, caller), at, reason };
  return {
    return: { ...asked, state: transition(returnLifecycle, 'refuseReturn', asked.state), decision },
    events: [{ type: 'ReturnRefused', ...factOf(asked, decision), askedAt: asked.requestedAt }],
  };
}

/** The unit takes the refusal to the arbiter, inside the window. At the due moment is still in time. */
export function disputeReturn(refused: Return, reason: string, caller: Caller, at: Date): ReturnOutcome {
  const dispute = { actor: permitTo(returnLifecycle, 'disputeReturn', refused.state, caller), at, reason };
  if (caller.unit !== refused.unit)
    throw forbidden('NOT_YOUR_UNIT', 'only the unit that asked may dispute', { unit: refused.unit, yours: caller.unit });
  if (isWindowOver(refused, at))
    throw illegal('DISPUTE_WINDOW_OVER', 'the refusal stands: the window to dispute it is over', {
      until: refused.disputeUntil?.toISOString() ?? '',
    });
  return {
    return: { ...refused, state: transition(returnLifecycle, 'disputeReturn', refused.state), dispute },
    events: [{ type: 'ReturnDisputed', ...factOf(refused, dispute) }],
  };
}

/** Whether a refusal can be disputed no more. */
export const isWindowOver = ({ refusalStands, disputeUntil }: Return, at: Date) =>
  refusalStands || (disputeUntil !== undefined && at > disputeUntil);

/** The arbiter's word is final for both sides. Never by the dispatcher who refused. */
export function ruleOnReturn(
  disputed: Return,
  verdict: Verdict,
  reason: string,
  named: Unit | undefined,
  caller: Caller,
  at: Date,
): ReturnOutcome {
  const ruling = { actor: permitTo(returnLifecycle, 'ruleOnReturn', disputed.state, caller), at, reason };
  if (disputed.decision?.actor.person === caller.person)
    throw forbidden('SAME_PERSON', 'who refused the return cannot rule on it', { first: caller.person });
  const fact = factOf(disputed, ruling);
  if (verdict === 'for_unit') {
    if (named === undefined) throw invalid('NAMED_UNIT_REQUIRED', 'a ruling for the unit names who must act', { field: 'named_unit' });
    if (named.code === disputed.unit) throw invalid('NAMED_UNIT_MISPLACED', 'a ruling for the unit cannot name it', { unit: named.code });
    return {
      return: { ...disputed, state: 'ruled_for_unit', ruling, namedUnit: named.code },
      events: [{ type: 'ReturnRuledForUnit', ...fact, ground: disputed.ground, namedUnit: named.code }],
    };
  }
  if (named !== undefined)
    throw invalid('NAMED_UNIT_MISPLACED', 'a ruling against the unit leaves the order with it', { unit: named.code });
  return {
    return: { ...disputed, state: 'ruled_against_unit', ruling },
    events: [{ type: 'ReturnRuledAgainstUnit', ...fact, askedAt: disputed.requestedAt }],
  };
}
