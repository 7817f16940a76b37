import { invalid, illegal } from '@hotline/platform/errors';
import { permitTo, transition, type Caller } from '@hotline/platform/lifecycle';
import type { CatalogueRow } from './catalogue.js';
import { requireMayGoDown, requireNotBarred, requireNotLive } from './chosen-units.js';
import { placementLifecycle } from './lifecycle.js';
import { liveLead, type Placement, type PlacementOutcome } from './placement.js';
import type { Unit } from './unit.js';
import { raises, type Urgency } from './words.js';

const codesOf = (units: readonly Unit[]) => units.map(({ code }) => code);

/**
 * The next dispatch's id, and the placement that has counted it. What holds if handling refuses is what held before the first dispatch
 * that has no answer yet: two may be under way.
 */
function counted(placement: Placement) {
  const { state, urgency, process, pending } = placement;
  const dispatches = placement.dispatches + 1;
  const dispatchId = `${placement.number}/d${dispatches}`;
  const before = {
    wasQueued: pending?.wasQueued ?? state === 'queued',
    urgency: pending?.urgency ?? urgency,
    process: pending?.process ?? process,
  };
  return { dispatchId, next: { ...placement, dispatches, pending: { dispatchId, ...before } } };
}

const finalAmong = ({ ruledUnits }: Placement, units: readonly Unit[]) => codesOf(units).filter((code) => ruledUnits.includes(code));

export interface Dispatch {
  lead: Unit;
  assists: Unit[];
  /** Raise it to; empty: as it is. */
  urgency: Urgency | '';
  reason: string;
  /** The catalogue's row that fits the order, if any. */
  row: CatalogueRow | undefined;
}

/** Sends a queued order to its lead and assists. Raising only: lowering is a reviewer's act of two persons. */
export function dispatchOrder(
  placement: Placement,
  { lead, assists, urgency, reason, row }: Dispatch,
  caller: Caller,
  at: Date,
): PlacementOutcome {
  const actor = permitTo(placementLifecycle, 'dispatchOrder', placement.state, caller);
  const units = [lead, ...assists];
  requireNotLive(placement, units);
  requireNotBarred(placement, units);
  requireMayGoDown(placement, lead, row);
  const raised = urgency === placement.urgency ? '' : urgency;
  if (raised !== '' && !raises(placement.urgency, raised))
    throw invalid('URGENCY_ONLY_RAISED', `dispatch may raise ${placement.urgency}, not lower it to ${raised}`, {
      urgency: placement.urgency,
      asked: raised,
    });
  const { dispatchId, next } = counted(placement);
  const state = transition(placementLifecycle, 'dispatchOrder', placement.state);
  const { number, round, process } = placement;
  return {
    placement: { ...next, state, urgency: raised === '' ? placement.urgency : raised },
    events: [
      {
        type: 'OrderDispatched',
        number,
        at,
        actor,
        dispatchId,
        lead: lead.code,
        assists: codesOf(assists),
        urgency: raised,
        inform: process === 'inform',
        round,
        finalUnits: finalAmong(placement, units),
        reason,
      },
    ],
  };
}

export interface Reassignment {
  fromAssignmentId: string;
  lead: Unit;
  wrongDispatch: boolean;
  reason: string;
  row: CatalogueRow | undefined;
}

/** Takes the order from the live lead and gives it to another. */
export function reassignOrder(
  placement: Placement,
  { lead, row, fromAssignmentId, wrongDispatch, reason }: Reassignment,
  caller: Caller,
  at: Date,
): PlacementOutcome {
  const actor = permitTo(placementLifecycle, 'reassignOrder', placement.state, caller);
  const from = placement.live.find(({ assignmentId }) => assignmentId === fromAssignmentId);
  const live = placement.live
    .filter(({ approved }) => !approved)
    .map(({ assignmentId }) => assignmentId)
    .join(',');
  if (from === undefined || from.approved) throw illegal('ASSIGNMENT_NOT_LIVE', `${fromAssignmentId} is not live`, { live });
  if (from.role !== 'lead') throw illegal('NOT_THE_LEAD', 'an assist is recalled and another added, not reassigned', { live });
  requireNotLive(placement, [lead]);
  requireNotBarred(placement, [lead]);
  requireMayGoDown(placement, lead, row);
  const { dispatchId, next } = counted(placement);
  const finalUnits = finalAmong(placement, [lead]);
  const { number } = placement;
  return {
    placement: next,
    events: [
      { type: 'OrderReassigned', number, at, actor, dispatchId, fromAssignmentId, lead: lead.code, wrongDispatch, reason, finalUnits },
    ],
  };
}

export interface Emergency {
  /** Undefined: the live lead goes on. */
  lead: Unit | undefined;
  assists: Unit[];
  leaders: string[];
  reason: string;
}

/** Sudden, mass or extreme: critical, all at once. Whom the catalogue would not push it down to, and who was barred, acts all the same. */
export function declareEmergency(
  placement: Placement,
  { lead, assists, leaders, reason }: Emergency,
  caller: Caller,
  at: Date,
): PlacementOutcome {
  const actor = permitTo(placementLifecycle, 'declareEmergency', placement.state, caller);
  const present = liveLead(placement);
  if (lead === undefined && present === undefined) throw invalid('LEAD_REQUIRED', 'no lead has the order: name one', { field: 'lead' });
  if (lead !== undefined && present !== undefined && lead.code !== present.unit)
    throw illegal('LEAD_IS_LIVE', `${present.unit} leads already: reassign the order, or leave the lead empty`, { unit: present.unit });
  const newLead = present === undefined ? lead : undefined;
  requireNotLive(placement, newLead === undefined ? assists : [newLead, ...assists]);
  const { dispatchId, next } = counted(placement);
  const state = transition(placementLifecycle, 'declareEmergency', placement.state);
  const { number } = placement;
  return {
    placement: { ...next, state, urgency: 'critical', process: 'emergency' },
    events: [
      { type: 'EmergencyDeclared', number, at, actor, dispatchId, lead: newLead?.code ?? '', assists: codesOf(assists), leaders, reason },
    ],
  };
}
