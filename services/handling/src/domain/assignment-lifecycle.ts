import type { Lifecycle } from '@hotline/platform/lifecycle';

export type AssignmentState = 'assigned' | 'signed' | 'contacted' | 'submitted' | 'approved' | 'returning' | 'withdrawn';

/** Before the review has passed. */
const underWay = ['assigned', 'signed', 'contacted', 'submitted', 'returning'] as const satisfies readonly AssignmentState[];

export type AssignmentAction =
  | 'signAssignment'
  | 'autoSign'
  | 'recordContact'
  | 'addProgress'
  | 'submitResult'
  | 'approveResult'
  | 'rejectResult'
  | 'approveByObjection'
  | 'returnAssignment'
  | 'leaveByReturn'
  | 'keepAfterReturn'
  | 'recallAssignment'
  | 'withdrawAlong';

const ofUnit = ['handler', 'unit_head'];

/** One unit's responsibility; it starts `assigned`. */
export const assignmentLifecycle: Lifecycle<AssignmentState, AssignmentAction> = {
  signAssignment: {
    from: ['assigned'],
    to: ['signed', 'approved'],
    by: ofUnit,
    cause: 'rpc',
    emits: ['AssignmentSigned', 'ResultApproved'],
  },
  autoSign: { from: ['assigned'], to: ['signed', 'approved'], by: [], cause: 'timer:sign', emits: ['AssignmentSigned', 'ResultApproved'] },
  recordContact: {
    from: ['assigned', 'signed', 'contacted', 'returning'],
    to: ['contacted', 'returning'],
    by: [...ofUnit, 'agent', 'callback_agent'],
    cause: 'rpc',
    asks: ['way', 'words'],
    emits: ['AssignmentSigned', 'CitizenContacted'],
  },
  addProgress: {
    from: ['signed', 'contacted', 'submitted', 'returning'],
    to: 'same',
    by: ofUnit,
    cause: 'rpc',
    asks: ['text'],
    emits: ['ProgressAdded'],
  },
  submitResult: {
    from: ['signed', 'contacted', 'returning'],
    to: 'submitted',
    by: ofUnit,
    cause: 'rpc',
    asks: ['text', 'uncontacted_reason'],
    emits: ['ReturnWithdrawn', 'AssignmentSigned', 'ResultSubmitted'],
  },
  approveResult: { from: ['submitted'], to: 'approved', by: ['reviewer'], cause: 'rpc', emits: ['ResultApproved'] },
  rejectResult: {
    from: ['submitted'],
    to: ['contacted', 'signed'],
    by: ['reviewer'],
    cause: 'rpc',
    asks: ['reason'],
    emits: ['ResultRejected'],
  },
  // a return that is asked meanwhile lapses
  approveByObjection: {
    from: ['signed', 'contacted', 'submitted', 'returning'],
    to: 'approved',
    by: [],
    cause: 'after:decideObjection',
    emits: ['ResultApproved'],
  },
  returnAssignment: {
    from: ['assigned', 'signed'],
    to: 'returning',
    by: ['unit_head'],
    cause: 'rpc',
    asks: ['ground', 'basis', 'proposed_unit'],
    emits: ['ReturnRequested'],
  },
  leaveByReturn: {
    from: underWay,
    to: 'withdrawn',
    by: [],
    cause: 'after:ReturnGranted|ReturnRuledForUnit',
    emits: ['AssignmentWithdrawn'],
  },
  keepAfterReturn: {
    from: ['returning'],
    to: ['signed', 'contacted'],
    by: [],
    cause: 'after:ReturnRefused|ReturnLapsed',
    emits: ['AssignmentSigned'],
  },
  recallAssignment: {
    from: underWay,
    to: 'withdrawn',
    by: ['dispatcher'],
    cause: 'rpc',
    asks: ['reason', 'wrong_dispatch'],
    emits: ['AssignmentWithdrawn'],
  },
  withdrawAlong: {
    from: underWay,
    to: 'withdrawn',
    by: [],
    cause: 'after:OrderReassigned|OrderSplit|order end',
    emits: ['AssignmentWithdrawn'],
  },
};
