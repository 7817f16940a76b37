import type { Lifecycle } from '@hotline/platform/lifecycle';
import type { Span } from './limit.js';
import type { Moment } from './moment.js';

export type ExtensionState = 'requested' | 'granted' | 'refused' | 'lapsed';
export type ExtensionAction = 'requestExtension' | 'grantExtension' | 'refuseExtension' | 'completeExtensionStep' | 'lapseExtension';

/** More time (domain §4): one application for one matter (一事一申请). */
export const extensionLifecycle: Lifecycle<ExtensionState | 'none', ExtensionAction> = {
  requestExtension: {
    from: ['none'],
    to: 'requested',
    by: ['handler', 'unit_head'],
    cause: 'rpc',
    asks: ['reason', 'until', 'steps'],
    emits: ['ExtensionRequested', 'ClockStarted'],
  },
  grantExtension: {
    from: ['requested'],
    to: 'granted',
    by: ['reviewer'],
    cause: 'rpc',
    asks: ['until (shorter, if wanted)'],
    emits: ['ExtensionGranted', 'ClockMoved', 'ClockBreachRescinded', 'ClockMet', 'ClockStarted'],
  },
  refuseExtension: {
    from: ['requested'],
    to: 'refused',
    by: ['reviewer'],
    cause: 'rpc',
    asks: ['reason'],
    emits: ['ExtensionRefused', 'ClockMet'],
  },
  completeExtensionStep: {
    from: ['granted'],
    to: 'same',
    by: ['handler', 'unit_head'],
    cause: 'rpc',
    asks: ['evidence'],
    emits: ['ExtensionStepCompleted', 'ClockMet'],
  },
  // at callback, at an end, and when the order is raised to critical
  lapseExtension: {
    from: ['requested'],
    to: 'lapsed',
    by: [],
    cause: 'after:orderOvertakesExtension',
    emits: ['ExtensionLapsed', 'ClockCancelled'],
  },
};

export const extensionStarts = ['none'] as const;
export const extensionEnds = ['granted', 'refused', 'lapsed'] as const;

/** A promised step with its date (分步推进). */
export interface ExtensionStep {
  readonly id: string;
  readonly text: string;
  readonly dueAt: Moment;
  readonly completedAt?: Moment;
  readonly evidence?: string;
}

export interface Extension {
  readonly id: string;
  /** The order of the assignment; it may be a part. */
  readonly number: string;
  readonly assignmentId: string;
  readonly unit: string;
  readonly requestedBy: string;
  readonly reason: string;
  readonly askedAt: Moment;
  /** The unit close that is asked for. */
  readonly until: Moment;
  /** From the unit close as it was when asked, to `until`. */
  readonly span: Span;
  readonly steps: readonly ExtensionStep[];
  readonly state: ExtensionState;
  readonly decidedAt?: Moment;
  readonly decidedBy?: string;
  readonly decisionReason?: string;
}

interface Told {
  readonly number: string;
  readonly at: Moment;
  readonly extensionId: string;
  readonly unit: string;
}

/** Named and shaped as in hotline.events.v1. */
export type ExtensionEvent = Told &
  (
    | { readonly type: 'ExtensionRequested'; readonly reason: string; readonly until: Moment }
    | {
        readonly type: 'ExtensionGranted';
        readonly until: Moment;
        readonly steps: readonly { readonly stepId: string; readonly text: string; readonly dueAt: Moment }[];
      }
    | { readonly type: 'ExtensionRefused'; readonly reason: string }
    | { readonly type: 'ExtensionLapsed' }
    | { readonly type: 'ExtensionStepCompleted'; readonly stepId: string; readonly text: string; readonly evidence: string }
  );
