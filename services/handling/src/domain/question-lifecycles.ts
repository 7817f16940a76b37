import type { Lifecycle } from '@hotline/platform/lifecycle';

// What is asked within an order, and answered or overtaken.

export type SuspensionState = 'requested' | 'granted' | 'refused' | 'lapsed';
export type SuspensionAction = 'grantSuspension' | 'refuseSuspension' | 'lapse';

/** A pause, from its asking to its decision; how a granted one ends is the order's matter. It starts `requested`. */
export const suspensionLifecycle: Lifecycle<SuspensionState, SuspensionAction> = {
  grantSuspension: { from: ['requested'], to: 'granted', by: ['reviewer'], cause: 'rpc', emits: ['SuspensionGranted'] },
  refuseSuspension: { from: ['requested'], to: 'refused', by: ['reviewer'], cause: 'rpc', asks: ['reason'], emits: ['SuspensionRefused'] },
  lapse: {
    from: ['requested'],
    to: 'lapsed',
    by: [],
    cause: 'after:callback|opened again|raised to critical|order end',
    emits: ['SuspensionLapsed'],
  },
};

export type EscalationState = 'asked' | 'answered' | 'lapsed';
export type EscalationAction = 'answerEscalation' | 'lapse';

/** A question to the level above. It starts `asked`. */
export const escalationLifecycle: Lifecycle<EscalationState, EscalationAction> = {
  answerEscalation: {
    from: ['asked'],
    to: 'answered',
    by: ['leader'],
    cause: 'rpc',
    asks: ['answer', 'text'],
    emits: ['EscalationAnswered'],
  },
  lapse: { from: ['asked'], to: 'lapsed', by: [], cause: 'after:OrderClosed|OrderWithdrawn|OrderVoided', emits: ['EscalationLapsed'] },
};

export type CallbackState = 'planned' | 'asked' | 'calling' | 'settled' | 'unreachable' | 'not_owed' | 'lapsed';
export type CallbackAction = 'ask' | 'call' | 'turnToCalling' | 'recordCallback' | 'settleByCitizen' | 'lapse';

/** One voice's callback in one round. It starts `planned`, and is asked or called at once; or `not_owed`. */
export const callbackLifecycle: Lifecycle<CallbackState, CallbackAction> = {
  ask: { from: ['planned'], to: 'asked', by: [], cause: 'after:CallbackPlanned', emits: ['CallbackAsked'] },
  call: { from: ['planned'], to: 'calling', by: [], cause: 'after:CallbackPlanned', emits: [] },
  turnToCalling: { from: ['asked'], to: 'calling', by: [], cause: 'timer:callback_answer', emits: ['CallbackCalled'] },
  recordCallback: {
    from: ['asked', 'calling'],
    to: ['calling', 'settled', 'unreachable'],
    by: ['callback_agent'],
    cause: 'rpc',
    asks: ['reached', 'contacted', 'resolved', 'satisfaction', 'words'],
    emits: ['CallbackCalled', 'CallbackSettled'],
  },
  settleByCitizen: { from: ['asked', 'calling'], to: 'settled', by: [], cause: 'after:AppealRated', emits: ['CallbackSettled'] },
  lapse: {
    from: ['asked', 'calling'],
    to: 'lapsed',
    by: [],
    cause: 'after:OrderReopened|VoiceRemoved|a lead withdrawn',
    emits: ['CallbackSettled'],
  },
};

export type ObjectionState = 'raised' | 'upheld' | 'dismissed' | 'lapsed';
export type ObjectionAction = 'decideObjection' | 'lapse';

/** A unit's appeal. It starts `raised`, by raiseObjection; it outlives a closing, not a withdrawal. */
export const objectionLifecycle: Lifecycle<ObjectionState, ObjectionAction> = {
  decideObjection: {
    from: ['raised'],
    to: ['upheld', 'dismissed'],
    by: ['reviewer', 'supervisor'],
    cause: 'rpc',
    asks: ['upheld', 'reason'],
    emits: ['ObjectionUpheld', 'ObjectionDismissed'],
  },
  lapse: {
    from: ['raised'],
    to: 'lapsed',
    by: [],
    cause: 'after:OrderWithdrawn|OrderPartWithdrawn|OrderVoided',
    emits: ['ObjectionLapsed'],
  },
};
