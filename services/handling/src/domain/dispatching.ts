import type { Actor } from '@hotline/platform/lifecycle';
import { isUnderWay } from './assignment.js';
import { orderLifecycle } from './lifecycle.js';
import { openAssignment, type NewAssignment } from './open-assignment.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { setUrgency } from './urgency.js';
import { withdrawAssignment } from './withdraw-assignment.js';
import { isSplit, liveAssignments, liveLead, type WorkOrder } from './work-order.js';
import { raises, type Urgency } from './words.js';

export interface Dispatch {
  dispatchId: string;
  /** Empty: only assists are added. */
  lead: string;
  assists: string[];
  /** Raised to; empty: as it was. */
  urgency: Urgency | '';
  inform: boolean;
  /** Of the order, as dispatch knew it. */
  round: number;
  /** By a ruling: cannot return. */
  finalUnits: string[];
  reason: string;
}

/** Who must handle it: the assignments open, or dispatch hears why it can no longer be done. */
export function takeDispatch(order: WorkOrder, dispatch: Dispatch, actor: Actor, at: Date): Outcome {
  const { dispatchId, lead, assists, urgency, inform, finalUnits, reason } = dispatch;
  const units = lead === '' ? assists : [lead, ...assists];
  const obstacle =
    obstacleTo(order, lead, units) ?? (dispatch.round === order.round ? undefined : 'another_round') ?? barrier(order, units, finalUnits);
  if (obstacle !== undefined) return refuseDispatch(order, dispatchId, obstacle, actor, at);
  const raised = (each: WorkOrder) =>
    urgency !== '' && raises(each.urgency, urgency) ? setUrgency(each, urgency, 'dispatch', reason, actor, at) : unchanged(each);
  const openings = units.map((unit): NewAssignment => {
    return { unit, role: unit === lead ? 'lead' : 'assist', inform, final: finalUnits.includes(unit), dispatchId };
  });
  return andThen(raised(order), ...openings.map((opening) => (each: WorkOrder) => openAssignment(each, opening, actor, at)));
}

export interface Reassignment {
  dispatchId: string;
  fromAssignmentId: string;
  lead: string;
  wrongDispatch: boolean;
  finalUnits: string[];
  reason: string;
}

/** The lead is recalled and another unit takes its place at once: the order is not queued. */
export function takeReassignment(order: WorkOrder, reassignment: Reassignment, actor: Actor, at: Date): Outcome {
  const { dispatchId, fromAssignmentId, lead, wrongDispatch, finalUnits, reason } = reassignment;
  const from = liveAssignments(order).find(({ id }) => id === fromAssignmentId);
  const obstacle =
    from === undefined || !isUnderWay(from) ? 'assignment_not_live' : (obstacleTo(order, '', [lead]) ?? barrier(order, [lead], finalUnits));
  if (obstacle !== undefined) return refuseDispatch(order, dispatchId, obstacle, actor, at);
  const final = finalUnits.includes(lead);
  return andThen(
    withdrawAssignment(order, from!, { action: 'withdrawAlong', cause: wrongDispatch ? 'wrong_dispatch' : 'recalled', reason }, actor, at),
    (each) => openAssignment(each, { unit: lead, role: 'lead', inform: from!.inform, final, dispatchId }, actor, at),
  );
}

export interface Emergency {
  dispatchId: string;
  /** Empty: the live lead goes on. */
  lead: string;
  assists: string[];
  reason: string;
}

/** Sudden, mass or extreme: critical, and every named unit at once; whoever signs first is accountable if nobody is. */
export function takeEmergency(order: WorkOrder, { dispatchId, lead, assists, reason }: Emergency, actor: Actor, at: Date): Outcome {
  const units = lead === '' ? assists : [lead, ...assists];
  const obstacle = obstacleTo(order, lead, units);
  if (obstacle !== undefined) return refuseDispatch(order, dispatchId, obstacle, actor, at);
  const accountable = order.accountable === 'next_lead' && units.length > 1 ? 'first_to_sign' : order.accountable;
  const declared: WorkOrder = { ...order, process: 'emergency', accountable };
  const raised = declared.urgency === 'critical' ? unchanged(declared) : setUrgency(declared, 'critical', 'emergency', reason, actor, at);
  const openings = units.map((unit): NewAssignment => {
    return { unit, role: unit === lead ? 'lead' : 'assist', inform: false, final: false, dispatchId };
  });
  return andThen(raised, ...openings.map((opening) => (each: WorkOrder) => openAssignment(each, opening, actor, at)));
}

/** Why these units can no longer have it; undefined: they can. */
function obstacleTo(order: WorkOrder, lead: string, units: readonly string[]): string | undefined {
  if (!orderLifecycle.takeDispatch.from.includes(order.state)) return 'wrong_state';
  if (isSplit(order)) return 'split';
  if (lead !== '' && liveLead(order) !== undefined) return 'lead_is_live';
  const busy = liveAssignments(order).filter(isUnderWay);
  return busy.some(({ unit }) => units.includes(unit)) ? 'unit_already_live' : undefined;
}

/** Who returned it and was right gets it again only by a ruling; in an emergency everybody named acts. */
const barrier = ({ barredUnits }: WorkOrder, units: readonly string[], finalUnits: readonly string[]): string | undefined =>
  units.some((unit) => barredUnits.includes(unit) && !finalUnits.includes(unit)) ? 'unit_barred' : undefined;

const refuseDispatch = (order: WorkOrder, dispatchId: string, reason: string, actor: Actor, at: Date): Outcome =>
  happened(order, { type: 'OrderDispatchRefused', ...fact(order, actor, at), dispatchId, reason, state: order.state });
