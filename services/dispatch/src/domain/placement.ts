import type { PlacementEvent } from './events.js';
import { placementLifecycle, type PlacementAction, type PlacementState } from './lifecycle.js';
import type { Process, Urgency } from './words.js';

/** An order as dispatch sees it, for life: in the queue, with units, or ended. */
export interface Placement {
  number: string;
  state: PlacementState;
  round: number;
  /** In the queue since then; kept when a refused dispatch puts it back. */
  since: Date;
  urgency: Urgency;
  kind: string;
  category: string;
  process: Process;
  division: string;
  address: string;
  title: string;
  /** Why it was queued: opened | return_granted | ruled_for_unit | recalled | reopened | parts_withdrawn. */
  cause: string;
  /** Empty, or the unit that somebody with a say named. */
  proposedUnit: string;
  /** Empty, or the order that this is a part of. */
  parentNumber: string;
  /** Returned it, and it was granted. */
  barredUnits: string[];
  /** Named by a ruling: may have it again, and cannot return it. */
  ruledUnits: string[];
  live: LiveAssignment[];
  /** Dispatches so far; the next one's id counts on. */
  dispatches: number;
  /** Sent to handling, not answered yet. */
  pending?: Pending | undefined;
}

/** A unit that has the order in this round: not withdrawn. */
export interface LiveAssignment {
  assignmentId: string;
  unit: string;
  role: string;
  /** It has done its part. */
  approved: boolean;
}

/** A dispatch under way, and what holds again when handling refuses it. */
export interface Pending {
  dispatchId: string;
  wasQueued: boolean;
  urgency: Urgency;
  process: Process;
}

export interface PlacementOutcome {
  placement: Placement;
  events: PlacementEvent[];
}

/** The order in which the queue is taken: critical and emergencies first. */
export const rankOf = ({ urgency, process }: Pick<Placement, 'urgency' | 'process'>) =>
  process === 'emergency' || urgency === 'critical' ? 0 : urgency === 'urgent' ? 1 : 2;

export const liveLead = (placement: Placement) => placement.live.find(({ role }) => role === 'lead');

/** Whether a fact that arrives means anything now: facts are never refused, only late. */
export const applies = (action: PlacementAction, { state }: Placement) => placementLifecycle[action].from.includes(state);
