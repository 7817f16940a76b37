import type { Lifecycle, Rule } from '@hotline/platform/lifecycle';

export type OrderState = 'opened' | 'in_progress' | 'suspended' | 'callback' | 'closed' | 'withdrawn' | 'void';

/** While units may act. */
export const open = ['opened', 'in_progress', 'suspended'] as const satisfies readonly OrderState[];

type ByPerson =
  | 'addAssist'
  | 'recordThreeWayCall'
  | 'recordMinutes'
  | 'splitOrder'
  | 'withdrawPart'
  | 'escalateOrder'
  | 'requestSuspension'
  | 'resumeOrder'
  | 'changeUrgency'
  | 'confirmLowering'
  | 'urgeOrder'
  | 'requestVoid'
  | 'confirmVoid'
  | 'reopenOrder'
  | 'closeAsDissatisfied';

type ByItself =
  | 'takeDispatch'
  | 'begin'
  | 'goBack'
  | 'rest'
  | 'resumeAtDate'
  | 'goOn'
  | 'finish'
  | 'closePart'
  | 'close'
  | 'reopenAlong'
  | 'withdraw'
  | 'endWithParent';

export type OrderAction = ByPerson | ByItself;

const same = (
  by: readonly string[],
  asks: readonly string[],
  emits: readonly string[],
  from: readonly OrderState[] = open,
): Rule<OrderState> => ({
  from,
  to: 'same',
  by,
  cause: 'rpc',
  asks,
  emits,
});

/** The life of a work order; it starts `opened`, with AppealAccepted or as a part. What is not here is refused. */
export const orderLifecycle: Lifecycle<OrderState, OrderAction> = {
  takeDispatch: {
    from: open,
    to: 'same',
    by: [],
    cause: 'after:OrderDispatched|OrderReassigned|EmergencyDeclared',
    emits: ['AssignmentOpened'],
  },
  begin: { from: ['opened'], to: 'in_progress', by: [], cause: 'after:AssignmentSigned', emits: [] },
  goBack: { from: ['in_progress'], to: 'opened', by: [], cause: 'after:AssignmentWithdrawn|OrderPartWithdrawn', emits: ['OrderQueued'] },

  addAssist: same(['dispatcher', 'unit_head'], ['unit', 'reason'], ['AssignmentOpened']),
  recordThreeWayCall: same(['agent'], ['unit', 'picked_up', 'words'], ['ThreeWayCallRecorded', 'CitizenContacted']),
  recordMinutes: same(['handler', 'unit_head'], ['text', 'division_of_labour'], ['MinutesRecorded'], ['in_progress', 'suspended']),
  escalateOrder: same(['unit_head', 'dispatcher', 'reviewer'], ['need', 'until'], ['EscalationAsked']),
  urgeOrder: same(['agent', 'callback_agent', 'supervisor', 'leader'], ['words'], ['OrderUrged']),
  changeUrgency: same(['reviewer', 'dispatcher'], ['to', 'reason'], ['OrderUrgencyChanged', 'OrderLoweringAsked']),
  confirmLowering: same(['reviewer', 'supervisor'], [], ['OrderUrgencyChanged']),

  splitOrder: {
    from: ['opened', 'in_progress'],
    to: 'in_progress',
    by: ['dispatcher'],
    cause: 'rpc',
    asks: ['parts', 'reason'],
    emits: ['AssignmentWithdrawn', 'OrderSplit', 'OrderOpened'],
  },
  withdrawPart: { from: open, to: 'withdrawn', by: ['reviewer'], cause: 'rpc', asks: ['reason'], emits: ['OrderPartWithdrawn'] },

  requestSuspension: same(['handler', 'unit_head'], ['reason', 'until'], ['SuspensionRequested'], ['in_progress']),
  rest: { from: ['in_progress'], to: 'suspended', by: [], cause: 'after:grantSuspension', emits: ['SuspensionGranted'] },
  resumeOrder: {
    from: ['suspended'],
    to: 'in_progress',
    by: ['reviewer', 'dispatcher', 'unit_head'],
    cause: 'rpc',
    asks: ['reason'],
    emits: ['OrderResumed'],
  },
  resumeAtDate: { from: ['suspended'], to: 'in_progress', by: [], cause: 'timer:suspension_end', emits: ['OrderResumed'] },
  goOn: {
    from: ['suspended'],
    to: 'in_progress',
    by: [],
    cause: 'after:ResultSubmitted|ResultApproved|AssignmentWithdrawn|OrderUrgencyChanged|OrderResumed of the parent',
    emits: ['OrderResumed'],
  },

  finish: {
    from: ['in_progress'],
    to: 'callback',
    by: [],
    cause: 'after:ResultApproved|AssignmentWithdrawn|end of the last part',
    emits: ['CallbackPlanned'],
  },
  closePart: { from: ['in_progress'], to: 'closed', by: [], cause: 'after:ResultApproved|AssignmentWithdrawn', emits: ['OrderClosed'] },
  close: { from: ['callback'], to: 'closed', by: [], cause: 'after:CallbackSettled|AppealWithdrawn', emits: ['OrderClosed'] },
  closeAsDissatisfied: { from: ['callback'], to: 'closed', by: ['reviewer'], cause: 'rpc', asks: ['reason'], emits: ['OrderClosed'] },
  reopenOrder: {
    from: ['callback', 'closed'],
    to: ['opened', 'in_progress'],
    by: ['reviewer'],
    cause: 'rpc',
    asks: ['reason', 'part_numbers'],
    emits: ['OrderReopened', 'OrderQueued'],
  },
  reopenAlong: {
    from: ['closed'],
    to: 'opened',
    by: [],
    cause: 'after:AppealRated|AppealMerged|OrderReopened of the parent',
    emits: ['OrderReopened', 'OrderQueued'],
  },

  withdraw: { from: open, to: 'withdrawn', by: [], cause: 'after:AppealWithdrawn', emits: ['OrderWithdrawn'] },
  requestVoid: same(['reviewer'], ['reason'], ['OrderVoidAsked']),
  confirmVoid: { from: open, to: 'void', by: ['reviewer', 'supervisor'], cause: 'rpc', emits: ['OrderVoided'] },
  endWithParent: {
    from: open,
    to: ['withdrawn', 'void'],
    by: [],
    cause: 'after:OrderWithdrawn|OrderVoided of the parent',
    emits: ['OrderWithdrawn', 'OrderVoided'],
  },
};
