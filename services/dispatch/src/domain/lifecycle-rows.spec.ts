import { trialsOf, type Attempts } from '@hotline/platform/testing';
import { describe, expect, it } from 'vitest';
import { asked, caller, later, noon, placement, unit } from '../testing/samples.js';
import { declareEmergency, dispatchOrder, reassignOrder, type Dispatch } from './dispatching.js';
import { placementLifecycle, returnLifecycle, returnStates } from './lifecycle.js';
import type { PlacementAction, PlacementState, ReturnAction, ReturnState } from './lifecycle.js';
import { addLive, beginRound, endPlacement, leaveToParts, putBack, queueAgain } from './placement-facts.js';
import type { Placement, PlacementOutcome } from './placement.js';
import { disputeReturn, grantReturn, refuseReturn, ruleOnReturn } from './return-decisions.js';
import { letRefusalStand, overtake } from './return-facts.js';
import type { Return, ReturnOutcome } from './return.js';

const dispatcher = caller('dispatcher');
const arbiter = caller('arbiter');
const head = caller('unit_head', { unit: 'water' });
const lead = unit('water');

/** In a state; where units have it, the gas works lead. */
const placementIn = (state: PlacementState, change: Partial<Placement> = {}): Placement =>
  placement({ state, live: state === 'placed' ? [{ assignmentId: 'a1', unit: 'gas', role: 'lead', approved: false }] : [], ...change });
const pending = { dispatchId: 'd1', wasQueued: true, urgency: 'normal', process: 'dispatch' } as const;
const decided = ({ placement: { state }, events }: PlacementOutcome) => ({ state, told: events.map(({ type }) => type) });
const followed = ({ state }: Placement) => ({ state, told: [] });
const plan: Dispatch = { lead, assists: [], urgency: '', reason: '', row: undefined };
const again = { cause: 'recalled', proposedUnit: '', barredUnits: [], round: 1, at: later(60) };
const change = { fromAssignmentId: 'a1', lead, wrongDispatch: false, reason: '', row: undefined };

const ofPlacements: Attempts<PlacementState, PlacementAction> = {
  dispatchOrder: { from: ['queued'], act: (state) => decided(dispatchOrder(placementIn(state), plan, dispatcher, noon)) },
  reassignOrder: { from: ['placed'], act: (state) => decided(reassignOrder(placementIn(state), change, dispatcher, noon)) },
  declareEmergency: {
    from: ['queued', 'placed'],
    act: (state) => {
      const emergency = { lead: state === 'placed' ? undefined : lead, assists: [unit('police')], leaders: [], reason: '' };
      return decided(declareEmergency(placementIn(state), emergency, dispatcher, noon));
    },
  },
  queueAgain: { from: ['queued', 'placed', 'ended'], act: (state) => followed(queueAgain(placementIn(state), again)) },
  putBack: { from: ['placed'], act: (state) => followed(putBack(placementIn(state, { pending, live: [] }), 'd1', 'opened')) },
  takeUp: {
    from: ['queued'],
    act: (state) => followed(addLive(placementIn(state), { assignmentId: 'a2', unit: 'water', role: 'lead' }, 'd1')),
  },
  leaveToParts: {
    from: ['queued', 'placed'],
    act: (state) => {
      const left = leaveToParts(placementIn(state, { pending }));
      expect(left.pending).toBeUndefined();
      return followed(left);
    },
  },
  end: { from: ['queued', 'placed'], act: (state) => followed(endPlacement(placementIn(state))) },
  beginAgain: { from: ['ended'], act: (state) => followed(beginRound(placementIn(state), 2)) },
};

const refused = refuseReturn(asked(), '属于你单位', dispatcher, noon).return;
const disputed = disputeReturn(refused, '不服', head, later(5)).return;
const rule = (each: Return, verdict: 'for_unit' | 'against_unit') =>
  ruleOnReturn(each, verdict, '依三定', verdict === 'for_unit' ? unit('housing') : undefined, arbiter, later(9));
const returnIn: Record<ReturnState, Return> = {
  requested: asked(),
  granted: grantReturn(asked(), '属实', dispatcher, noon).return,
  refused,
  disputed,
  ruled_for_unit: rule(disputed, 'for_unit').return,
  ruled_against_unit: rule(disputed, 'against_unit').return,
  lapsed: overtake(asked(), 'order_ended', later(5)).return,
};
const settled = ({ return: { state }, events }: ReturnOutcome) => ({ state, told: events.map(({ type }) => type) });
const overtaken = (state: ReturnState) => settled(overtake(returnIn[state], 'order_ended', later(9)));

const ofReturns: Attempts<ReturnState, ReturnAction> = {
  grantReturn: { from: ['requested'], act: (state) => settled(grantReturn(returnIn[state], '属实', dispatcher, later(9))) },
  refuseReturn: { from: ['requested'], act: (state) => settled(refuseReturn(returnIn[state], '属于', dispatcher, later(9))) },
  disputeReturn: { from: ['refused'], act: (state) => settled(disputeReturn(returnIn[state], '不服', head, later(9))) },
  ruleOnReturn: {
    from: ['disputed'],
    act: (state) => [settled(rule(returnIn[state], 'for_unit')), settled(rule(returnIn[state], 'against_unit'))],
  },
  letRefusalStand: {
    from: ['refused'],
    act: (state) => {
      const stands = letRefusalStand(returnIn[state]);
      expect(stands.refusalStands).toBe(true);
      return settled({ return: stands, events: [] });
    },
  },
  lapse: { from: ['requested', 'disputed'], act: overtaken },
  overtake: { from: ['granted', 'ruled_for_unit'], act: overtaken },
};

describe('the table of a placement', () => {
  it.each(trialsOf(placementLifecycle, ['queued', 'placed', 'ended'], ofPlacements))('%s', (_, faults) => expect(faults()).toEqual([]));
});

describe('the table of a return', () => {
  it.each(trialsOf(returnLifecycle, returnStates, ofReturns))('%s', (_, faults) => expect(faults()).toEqual([]));
});
