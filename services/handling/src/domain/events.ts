import type { Actor } from '@hotline/platform/lifecycle';
import type {
  Answer,
  Ground,
  Identity,
  ObjectionSubject,
  OrderOutcome,
  Process,
  QueueCause,
  ResumeCause,
  SignCause,
  UnitRole,
  Urgency,
  UrgencyCause,
  Way,
  WithdrawalCause,
} from './words.js';

// What handling tells the others, with the fields of hotline.events.v1.

export interface Fact {
  /** The order's number; only OrderWithdrawalRefused carries the appeal's. */
  number: string;
  at: Date;
  actor: Actor;
}

interface OfUnit extends Fact {
  assignmentId: string;
  unit: string;
}

interface OfAssignment extends OfUnit {
  role: UnitRole;
}

interface OfVoice extends Fact {
  appealNumber: string;
}

interface OfCallback extends OfVoice {
  round: number;
}

interface OfSuspension extends Fact {
  suspensionId: string;
  unit: string;
}

interface OfEscalation extends Fact {
  escalationId: string;
  unit: string;
}

interface OfObjection extends Fact {
  objectionId: string;
  unit: string;
}

export interface OrderOpened extends Fact {
  type: 'OrderOpened';
  round: number;
  kind: string;
  channel: string;
  category: string;
  urgency: Urgency;
  process: Process;
  division: string;
  address: string;
  title: string;
  text: string;
  identity: Identity;
  replyWanted: boolean;
  enterprise: boolean;
  parentNumber: string;
  relatedNumber: string;
  proposedUnit: string;
  receivedAt: Date | undefined;
}

type OrderEvent =
  | OrderOpened
  | (Fact & { type: 'OrderQueued'; round: number; cause: QueueCause; proposedUnit: string; barredUnits: string[] })
  | (Fact & { type: 'OrderDispatchRefused'; dispatchId: string; reason: string; state: string })
  | (Fact & { type: 'OrderSplit'; parts: { number: string; title: string; unit: string; category: string }[] })
  | (Fact & { type: 'OrderPartWithdrawn'; parentNumber: string; reason: string })
  | (Fact & { type: 'OrderUrgencyChanged'; from: Urgency; to: Urgency; cause: UrgencyCause; reason: string })
  | (Fact & { type: 'OrderLoweringAsked'; to: Urgency; reason: string })
  | (Fact & { type: 'OrderUrged'; count: number; words: string })
  | (Fact & { type: 'OrderReopened'; round: number; cause: string; partNumbers: string[]; proposedUnit: string })
  | (Fact & { type: 'OrderClosed'; round: number; outcome: OrderOutcome; reason: string; parentNumber: string; metAt: Date | undefined })
  | (Fact & { type: 'OrderWithdrawn' | 'OrderVoided'; reason: string; parentNumber: string })
  | (Fact & { type: 'OrderVoidAsked'; reason: string })
  | (Fact & { type: 'OrderWithdrawalRefused'; orderNumber: string; state: string })
  | (Fact & { type: 'ProblemOrderFound'; cause: 'bounced' | 'reopened'; count: number });

type AssignmentEvent =
  | (OfAssignment & {
      type: 'AssignmentOpened';
      round: number;
      inform: boolean;
      accountable: boolean;
      anonymous: boolean;
      mayReturn: boolean;
      dispatchId: string;
    })
  | (OfAssignment & { type: 'AssignmentSigned'; cause: SignCause; accountable: boolean })
  | (OfAssignment & { type: 'CitizenContacted'; way: Way; words: string })
  | (Fact & { type: 'ThreeWayCallRecorded'; unit: string; pickedUp: boolean; durationSeconds: number; words: string })
  | (OfUnit & { type: 'ProgressAdded'; text: string })
  | (OfUnit & { type: 'MinutesRecorded'; text: string; divisionOfLabour: Record<string, string> })
  | (OfAssignment & { type: 'ResultSubmitted'; last: boolean; text: string; uncontactedReason: string })
  | (OfAssignment & { type: 'ResultApproved'; submittedAt: Date; cause: 'review' | 'inform' | 'objection_upheld'; all: boolean })
  | (OfAssignment & { type: 'ResultRejected'; to: string; count: number; reason: string })
  | (OfAssignment & { type: 'AssignmentWithdrawn'; cause: WithdrawalCause; reason: string; queued: boolean });

type ReturnEvent =
  | (OfUnit & { type: 'ReturnRequested'; ground: Ground; basis: string; proposedUnit: string; urgency: Urgency; words: string })
  | (OfUnit & { type: 'ReturnWithdrawn' });

type SuspensionEvent =
  | (OfSuspension & { type: 'SuspensionRequested'; reason: string; until: Date })
  | (OfSuspension & { type: 'SuspensionGranted'; until: Date })
  | (OfSuspension & { type: 'SuspensionRefused'; reason: string })
  | (OfSuspension & { type: 'SuspensionLapsed' })
  | (Fact & { type: 'OrderResumed'; suspensionId: string; cause: ResumeCause });

type EscalationEvent =
  | (OfEscalation & { type: 'EscalationAsked'; need: string; until: Date })
  | (OfEscalation & { type: 'EscalationAnswered'; answer: Answer; text: string })
  | (OfEscalation & { type: 'EscalationLapsed' });

type VoiceEvent =
  | (OfVoice & { type: 'VoiceAdded'; voices: number; identity: Identity })
  | (OfVoice & { type: 'VoiceRemoved'; cause: string })
  | (OfVoice & { type: 'VoiceRefused'; state: string });

type CallbackEvent =
  | (OfCallback & { type: 'CallbackPlanned'; owed: boolean; channel: string })
  | (OfCallback & { type: 'CallbackAsked'; channel: string })
  | (OfCallback & { type: 'CallbackCalled'; attempts: number; cause: 'no_answer' | 'unanswered_message' })
  | (OfCallback & {
      type: 'CallbackSettled';
      outcome: 'settled' | 'unreachable' | 'not_owed' | 'lapsed';
      contacted: boolean;
      resolved: boolean;
      satisfaction: number;
      words: string;
      source: string;
    });

type ObjectionEvent =
  | (OfObjection & { type: 'ObjectionRaised' | 'ObjectionDismissed'; assignmentId: string; about: ObjectionSubject; reason: string })
  | (OfObjection & {
      type: 'ObjectionUpheld';
      assignmentId: string;
      about: ObjectionSubject;
      reason: string;
      submittedAt: Date | undefined;
    })
  | (OfObjection & { type: 'ObjectionLapsed' });

export type HandlingEvent =
  OrderEvent | AssignmentEvent | ReturnEvent | SuspensionEvent | EscalationEvent | VoiceEvent | CallbackEvent | ObjectionEvent;
