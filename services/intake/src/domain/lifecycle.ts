import type { Lifecycle } from '@hotline/platform/lifecycle';

export type AppealState = 'received' | 'answered' | 'declined' | 'merged' | 'transferred' | 'accepted' | 'withdrawn';

export type AppealAction =
  | 'addToAppeal'
  | 'withdrawAppeal'
  | 'acceptAppeal'
  | 'answerAppeal'
  | 'declineAppeal'
  | 'mergeAppeal'
  | 'detachVoice'
  | 'transferAppeal'
  | 'takeBackAppeal'
  | 'rateAppeal'
  | 'urgeAppeal'
  | 'recordCall'
  | 'markUnreasonable'
  | 'referMalice'
  | 'voiceRefused'
  | 'withdrawalRefused';

export const appealStates: readonly AppealState[] = ['received', 'answered', 'declined', 'merged', 'transferred', 'accepted', 'withdrawn'];

/** The life of an appeal. It starts `received`; what is not here is refused. */
export const appealLifecycle: Lifecycle<AppealState, AppealAction> = {
  acceptAppeal: {
    from: ['received', 'answered'], // answered: the citizen insists
    to: 'accepted',
    by: ['agent'],
    cause: 'rpc',
    asks: ['category'],
    emits: ['AppealAccepted'],
  },
  answerAppeal: {
    from: ['received'],
    to: 'answered',
    by: ['agent'],
    cause: 'rpc',
    asks: ['source_title', 'text'],
    emits: ['AppealAnswered'],
  },
  declineAppeal: {
    from: ['received'],
    to: 'declined',
    by: ['agent'],
    cause: 'rpc',
    asks: ['ground', 'rule', 'helper'],
    emits: ['AppealDeclined'],
  },
  mergeAppeal: {
    from: ['received'],
    to: 'merged',
    by: ['agent'],
    cause: 'rpc',
    asks: ['order_number'],
    emits: ['AppealMerged'],
  },
  detachVoice: {
    from: ['merged'],
    to: 'received',
    by: ['agent', 'reviewer'],
    cause: 'rpc',
    asks: ['reason'],
    emits: ['VoiceDetached'],
  },
  voiceRefused: { from: ['merged'], to: 'received', by: [], cause: 'after:mergeAppeal', emits: [] },
  transferAppeal: {
    from: ['received'],
    to: 'transferred',
    by: ['agent'],
    cause: 'rpc',
    asks: ['to', 'notes'],
    emits: ['AppealTransferred'],
  },
  takeBackAppeal: {
    from: ['transferred'],
    to: 'received',
    by: ['agent', 'partner'],
    cause: 'rpc',
    asks: ['reason'],
    emits: ['AppealTakenBack'],
  },
  withdrawAppeal: {
    from: ['received', 'accepted', 'merged'],
    to: 'withdrawn',
    by: ['citizen', 'partner', 'agent'],
    cause: 'rpc',
    asks: ['reason'],
    emits: ['AppealWithdrawn'],
  },
  withdrawalRefused: { from: ['withdrawn'], to: ['accepted', 'merged'], by: [], cause: 'after:withdrawAppeal', emits: [] },
  addToAppeal: {
    from: ['received', 'answered', 'transferred', 'accepted', 'merged'],
    to: 'same',
    by: ['citizen', 'partner', 'agent'],
    cause: 'rpc',
    asks: ['text'],
    emits: ['AppealSupplemented'],
  },
  urgeAppeal: {
    from: ['received', 'accepted', 'merged'],
    to: 'same',
    by: ['citizen', 'partner', 'agent'],
    cause: 'rpc',
    emits: ['AppealUrged'],
  },
  rateAppeal: {
    from: ['answered', 'accepted', 'merged'],
    to: 'same',
    by: ['citizen', 'partner'],
    cause: 'rpc',
    asks: ['contacted', 'resolved', 'satisfaction'],
    emits: ['AppealRated'],
  },
  recordCall: { from: appealStates, to: 'same', by: ['agent'], cause: 'rpc', asks: ['call_id'], emits: [] },
  markUnreasonable: {
    from: appealStates,
    to: 'same',
    by: ['agent', 'reviewer'],
    cause: 'rpc',
    asks: ['evidence'],
    emits: ['UnreasonableMarked'],
  },
  referMalice: {
    from: appealStates,
    to: 'same',
    by: ['supervisor', 'leader', 'administrator'],
    cause: 'rpc',
    asks: ['evidence', 'to'],
    emits: ['MaliceReferred'],
  },
};

export type MarkState = 'marked' | 'upheld' | 'dismissed' | 'lifted';
export type MarkAction = 'decideUnreasonable' | 'liftUnreasonable';

/** The life of a mark of unreasonable repeats. It starts `marked`, by markUnreasonable. */
export const markLifecycle: Lifecycle<MarkState, MarkAction> = {
  decideUnreasonable: {
    from: ['marked'],
    to: ['upheld', 'dismissed'],
    by: ['supervisor', 'leader'],
    cause: 'rpc',
    asks: ['upheld', 'reason', 'review_at'],
    emits: ['UnreasonableDecided'],
  },
  liftUnreasonable: {
    from: ['upheld'],
    to: 'lifted',
    by: ['supervisor', 'leader'],
    cause: 'rpc',
    asks: ['reason'],
    emits: ['UnreasonableLifted'],
  },
};
