import { transition } from '@hotline/platform/lifecycle';
import { placementLifecycle } from './lifecycle.js';
import { applies, liveLead, type LiveAssignment, type Placement } from './placement.js';
import type { Urgency } from './words.js';

// What handling's facts do to a placement. Each is pure, and harmless when it comes too late to matter.

export type Opening = Omit<Placement, 'state' | 'cause' | 'barredUnits' | 'ruledUnits' | 'live' | 'dispatches' | 'pending'>;

/** OrderOpened: a new order, or a part, waits. */
export const openPlacement = (opening: Opening): Placement => ({
  ...opening,
  state: 'queued',
  cause: 'opened',
  barredUnits: [],
  ruledUnits: [],
  live: [],
  dispatches: 0,
});

/**
 * OrderQueued: it needs a lead again. Who was barred stays barred; whom a granted return or a ruling named just before stays proposed
 * when handling names nobody.
 */
export function queueAgain(
  placement: Placement,
  { cause, proposedUnit, barredUnits, round, at }: { cause: string; proposedUnit: string; barredUnits: string[]; round: number; at: Date },
): Placement {
  return {
    ...beginRound(overtaken(placement), round),
    state: transition(placementLifecycle, 'queueAgain', placement.state),
    since: placement.state === 'queued' ? placement.since : at,
    cause,
    proposedUnit: proposedUnit === '' && namedBefore.includes(cause) ? placement.proposedUnit : proposedUnit,
    barredUnits: [...new Set([...placement.barredUnits, ...barredUnits])],
  };
}

const namedBefore = ['return_granted', 'ruled_for_unit'];

/** OrderDispatchRefused: back into the queue with its old waiting time and urgency, unless it was not from there or the order is past it. */
export function putBack(placement: Placement, dispatchId: string, orderState: string): Placement {
  if (placement.pending?.dispatchId !== dispatchId) return placement;
  const { wasQueued, urgency, process } = placement.pending;
  const answered = { ...placement, urgency, process, pending: undefined };
  const needsDispatch = wasQueued && liveLead(placement) === undefined && ['opened', 'in_progress', 'suspended'].includes(orderState);
  return needsDispatch && applies('putBack', placement)
    ? { ...answered, state: transition(placementLifecycle, 'putBack', placement.state) }
    : answered;
}

/** A dispatch under way is overtaken: what it raised holds no more, unless handling took it and tells of it. */
const overtaken = ({ pending, ...placement }: Placement): Placement =>
  pending === undefined ? placement : { ...placement, urgency: pending.urgency, process: pending.process };

/** OrderSplit: the parts are dispatched, not the parent. */
export const leaveToParts = (placement: Placement): Placement =>
  applies('leaveToParts', placement)
    ? { ...overtaken(placement), state: transition(placementLifecycle, 'leaveToParts', placement.state) }
    : placement;

/** The order ended: nothing waits and nobody has it. */
export const endPlacement = (placement: Placement): Placement =>
  applies('end', placement)
    ? { ...overtaken(placement), state: transition(placementLifecycle, 'end', placement.state), live: [] }
    : placement;

/** AssignmentOpened: a unit has it; it answers the dispatch that it came from. With a lead it waits no more, whatever queued it meanwhile. */
export const addLive = (placement: Placement, assignment: Omit<LiveAssignment, 'approved'>, dispatchId: string): Placement => ({
  ...placement,
  state:
    assignment.role === 'lead' && applies('takeUp', placement)
      ? transition(placementLifecycle, 'takeUp', placement.state)
      : placement.state,
  live: [...placement.live.filter(({ assignmentId }) => assignmentId !== assignment.assignmentId), { ...assignment, approved: false }],
  pending: placement.pending?.dispatchId === dispatchId ? undefined : placement.pending,
});

/** ResultApproved: the unit has done its part. */
export const approveLive = (placement: Placement, done: string): Placement => ({
  ...placement,
  live: placement.live.map((each) => (each.assignmentId === done ? { ...each, approved: true } : each)),
});

/** AssignmentWithdrawn: the unit has it no more. */
export const removeLive = (placement: Placement, gone: string): Placement => ({
  ...placement,
  live: placement.live.filter(({ assignmentId }) => assignmentId !== gone),
});

/** OrderUrgencyChanged: it holds whatever becomes of a dispatch under way. */
export const changeUrgency = (placement: Placement, urgency: Urgency): Placement => ({
  ...placement,
  urgency,
  pending: placement.pending && { ...placement.pending, urgency },
});

/** OrderReopened: a new round with new assignments; OrderQueued follows where dispatch is needed. */
export const beginRound = (placement: Placement, round: number): Placement =>
  round > placement.round ? { ...placement, state: stateOfNewRound(placement), round, live: [] } : placement;

const stateOfNewRound = (placement: Placement) =>
  applies('beginAgain', placement) ? transition(placementLifecycle, 'beginAgain', placement.state) : placement.state;

/** A return was granted: only a ruling sends it there again; the unit that the return named, if any, is proposed. */
export const barUnit = (placement: Placement, unit: string, proposedUnit: string): Placement => ({
  ...placement,
  barredUnits: [...new Set([...placement.barredUnits, unit])],
  proposedUnit,
});

/** A ruling names who must act: barred or not, and without return. */
export const nameByRuling = (placement: Placement, unit: string): Placement => ({
  ...placement,
  ruledUnits: [...new Set([...placement.ruledUnits, unit])],
  proposedUnit: unit,
});
