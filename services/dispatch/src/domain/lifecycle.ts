import type { Lifecycle } from '@hotline/platform/lifecycle';

/** Where an order stands with dispatch: it waits in the queue, units have it, or it has ended. */
export type PlacementState = 'queued' | 'placed' | 'ended';

export type PlacementAction =
  'dispatchOrder' | 'reassignOrder' | 'declareEmergency' | 'queueAgain' | 'putBack' | 'takeUp' | 'leaveToParts' | 'end' | 'beginAgain';

/** An order's way through the queue. It starts `queued`, with OrderOpened. */
export const placementLifecycle: Lifecycle<PlacementState, PlacementAction> = {
  dispatchOrder: { from: ['queued'], to: 'placed', by: ['dispatcher'], cause: 'rpc', asks: ['lead'], emits: ['OrderDispatched'] },
  reassignOrder: { from: ['placed'], to: 'same', by: ['dispatcher'], cause: 'rpc', asks: ['lead', 'reason'], emits: ['OrderReassigned'] },
  declareEmergency: {
    from: ['queued', 'placed'],
    to: 'placed',
    by: ['dispatcher'],
    cause: 'rpc',
    asks: ['units', 'leaders', 'reason'],
    emits: ['EmergencyDeclared'],
  },
  queueAgain: { from: ['queued', 'placed', 'ended'], to: 'queued', by: [], cause: 'after:OrderQueued', emits: [] },
  putBack: { from: ['placed'], to: 'queued', by: [], cause: 'after:OrderDispatchRefused', emits: [] },
  // a dispatch that another queueing seemed to have overtaken
  takeUp: { from: ['queued'], to: 'placed', by: [], cause: 'after:AssignmentOpened', emits: [] },
  leaveToParts: { from: ['queued', 'placed'], to: 'placed', by: [], cause: 'after:OrderSplit', emits: [] },
  end: {
    from: ['queued', 'placed'],
    to: 'ended',
    by: [],
    cause: 'after:OrderClosed|OrderWithdrawn|OrderVoided|OrderPartWithdrawn',
    emits: [],
  },
  // a split order's parts wait themselves; any other is queued next
  beginAgain: { from: ['ended'], to: 'placed', by: [], cause: 'after:OrderReopened', emits: [] },
};

export const returnStates = ['requested', 'granted', 'refused', 'disputed', 'ruled_for_unit', 'ruled_against_unit', 'lapsed'] as const;
export type ReturnState = (typeof returnStates)[number];

export type ReturnAction = 'grantReturn' | 'refuseReturn' | 'disputeReturn' | 'ruleOnReturn' | 'letRefusalStand' | 'lapse' | 'overtake';

/** A return's life. It starts `requested`; a unit asks once an order. Granted and ruled for rest there once the unit is out. */
export const returnLifecycle: Lifecycle<ReturnState, ReturnAction> = {
  grantReturn: { from: ['requested'], to: 'granted', by: ['dispatcher'], cause: 'rpc', asks: ['reason'], emits: ['ReturnGranted'] },
  refuseReturn: { from: ['requested'], to: 'refused', by: ['dispatcher'], cause: 'rpc', asks: ['reason'], emits: ['ReturnRefused'] },
  disputeReturn: { from: ['refused'], to: 'disputed', by: ['unit_head'], cause: 'rpc', asks: ['reason'], emits: ['ReturnDisputed'] },
  ruleOnReturn: {
    from: ['disputed'],
    to: ['ruled_for_unit', 'ruled_against_unit'],
    by: ['arbiter'],
    cause: 'rpc',
    asks: ['verdict', 'reason', 'named_unit'],
    emits: ['ReturnRuledForUnit', 'ReturnRuledAgainstUnit'],
  },
  letRefusalStand: { from: ['refused'], to: 'same', by: [], cause: 'timer:dispute_window', emits: [] },
  lapse: {
    from: ['requested', 'disputed'],
    to: 'lapsed',
    by: [],
    cause: 'after:ResultApproved|ReturnWithdrawn|AssignmentWithdrawn|order end',
    emits: ['ReturnLapsed'],
  },
  overtake: {
    from: ['granted', 'ruled_for_unit'],
    to: 'lapsed',
    by: [],
    cause: 'after:ResultApproved|AssignmentWithdrawn|order end',
    emits: ['ReturnLapsed'],
  },
};
