import type { Fact } from './fact.js';
import type { Audience } from './notice.js';

/**
 * Who is told: one appeal's citizen, one voice of the order, all of its voices (of a part: none, or the whole's), the unit named, all live units,
 * these and whom an emergency names, or leaders.
 */
export type Recipients = 'appellant' | 'voice' | 'citizens' | 'citizens_of_whole' | 'unit' | 'units' | 'emergency_units' | 'leaders';

export interface Occasion {
  code: string;
  to: Recipients;
  /** Only when this holds. */
  when?: (fact: Fact) => boolean;
}

export const audienceOf: Record<Recipients, Audience> = {
  appellant: 'citizen',
  voice: 'citizen',
  citizens: 'citizen',
  citizens_of_whole: 'citizen',
  unit: 'unit',
  units: 'unit',
  emergency_units: 'unit',
  leaders: 'leader',
};

/** Clocks whose breach the unit itself must hear of; a review or a callback late is the centre's own matter. */
const unitsClocks = new Set(['sign', 'first_reply', 'unit_close', 'extension_step']);
const promises = new Set(['order_reply', 'order_close']);
/** Why a unit has it no more and hears so by nothing else. */
const taken = new Set(['recalled', 'wrong_dispatch', 'split']);

/** Whatever is told: fact → who hears what. What is not here is not told. */
export const occasions: Readonly<Record<string, readonly Occasion[]>> = {
  AppealReceived: [{ code: 'appeal_received', to: 'appellant' }],
  AppealAccepted: [{ code: 'appeal_accepted', to: 'appellant' }],
  AppealAnswered: [{ code: 'appeal_answered', to: 'appellant' }],
  AppealDeclined: [{ code: 'appeal_declined', to: 'appellant' }],
  AppealMerged: [{ code: 'appeal_merged', to: 'appellant' }],
  VoiceDetached: [{ code: 'voice_detached', to: 'appellant' }],
  AppealTransferred: [{ code: 'appeal_transferred', to: 'appellant' }],
  UnitDutySet: [{ code: 'duty_changed', to: 'unit' }],
  UnreasonableDecided: [{ code: 'unreasonable_marked', to: 'appellant', when: ({ upheld }) => upheld === true }],
  UnreasonableLifted: [{ code: 'unreasonable_lifted', to: 'appellant' }],
  MaliceReferred: [{ code: 'malice_referred', to: 'leaders' }],
  OrderOpened: [{ code: 'emergency_opened', to: 'leaders', when: ({ process, parentNumber }) => process === 'emergency' && !parentNumber }],
  AssignmentOpened: [
    { code: 'order_dispatched', to: 'unit' },
    { code: 'order_dispatched_citizen', to: 'citizens' },
  ],
  EmergencyDeclared: [
    { code: 'emergency', to: 'emergency_units' },
    { code: 'emergency', to: 'leaders' },
  ],
  ReturnGranted: [{ code: 'return_granted', to: 'unit' }],
  ReturnRefused: [{ code: 'return_refused', to: 'unit' }],
  ReturnRuledForUnit: [{ code: 'return_ruled', to: 'unit' }],
  ReturnRuledAgainstUnit: [{ code: 'return_ruled', to: 'unit' }],
  ResultRejected: [{ code: 'result_rejected', to: 'unit' }],
  AssignmentWithdrawn: [{ code: 'order_recalled', to: 'unit', when: ({ cause }) => taken.has(cause ?? '') }],
  CallbackPlanned: [{ code: 'result_told', to: 'voice' }],
  CallbackAsked: [{ code: 'callback_asked', to: 'appellant' }],
  ExtensionGranted: [
    { code: 'extension_granted', to: 'citizens_of_whole' },
    { code: 'extension_granted', to: 'unit' },
  ],
  ExtensionRefused: [{ code: 'extension_refused', to: 'unit' }],
  ExtensionStepCompleted: [{ code: 'extension_step', to: 'citizens_of_whole' }],
  SuspensionGranted: [
    { code: 'suspension_granted', to: 'citizens' },
    { code: 'suspension_granted', to: 'unit' },
  ],
  SuspensionRefused: [{ code: 'suspension_refused', to: 'unit' }],
  OrderResumed: [{ code: 'order_resumed', to: 'citizens' }],
  OrderUrged: [{ code: 'order_urged', to: 'units' }],
  OrderReopened: [
    { code: 'order_reopened', to: 'citizens' },
    { code: 'order_reopened', to: 'units' },
  ],
  OrderClosed: [{ code: 'order_closed', to: 'citizens' }],
  OrderWithdrawn: [{ code: 'order_withdrawn', to: 'units' }],
  OrderPartWithdrawn: [{ code: 'order_withdrawn', to: 'units' }],
  OrderVoided: [
    { code: 'order_void', to: 'units' },
    { code: 'order_void', to: 'citizens' },
  ],
  EscalationAsked: [{ code: 'escalation_asked', to: 'leaders' }],
  EscalationAnswered: [{ code: 'escalation_answered', to: 'unit' }],
  ObjectionUpheld: [{ code: 'objection_decided', to: 'unit' }],
  ObjectionDismissed: [{ code: 'objection_decided', to: 'unit' }],
  ProblemOrderFound: [{ code: 'problem_order', to: 'leaders' }],
  ClockWarned: [
    { code: 'contact_due', to: 'unit', when: ({ kind, unit }) => Boolean(unit) && kind === 'first_reply' },
    { code: 'clock_warned', to: 'unit', when: ({ kind, unit }) => Boolean(unit) && kind !== 'first_reply' && unitsClocks.has(kind ?? '') },
  ],
  ClockBreached: [
    { code: 'clock_breached', to: 'unit', when: ({ kind, unit }) => Boolean(unit) && unitsClocks.has(kind ?? '') },
    { code: 'clock_breached', to: 'leaders', when: ({ kind }) => promises.has(kind ?? '') },
  ],
};
