import type { Extension } from './extension.js';
import type { Span } from './limit.js';
import type { Moment } from './moment.js';
import type { Urgency } from './policy.js';

/** What other services (and this one's own decisions) tell about a matter; named and shaped as in hotline.events.v1. */

type Told<Type extends string> = Type extends unknown ? { readonly type: Type; readonly number: string; readonly at: Moment } : never;
type OfAssignment<Type extends string> = Told<Type> & { readonly assignmentId: string };

export type AppealFact =
  | (Told<'AppealReceived'> & { readonly channel: string })
  | Told<'AppealAnswered' | 'AppealDeclined' | 'AppealAccepted' | 'AppealMerged' | 'AppealTransferred' | 'AppealWithdrawn'>
  | Told<'AppealTakenBack' | 'VoiceDetached'>
  | (Told<'VoiceRefused'> & { readonly appealNumber: string });

export type OpeningFact =
  | (Told<'OrderOpened'> & {
      readonly kind: string;
      readonly urgency: Urgency;
      readonly process: string;
      readonly identity: string;
      readonly round?: number;
      readonly parentNumber?: string;
      /** From above: what the superior left (its unit close less the margin; its first reply). */
      readonly closeBy?: Moment;
      readonly replyBy?: Moment;
    })
  | Told<'OrderQueued'>
  | (Told<'OrderReopened'> & {
      readonly partNumbers: readonly string[];
      /** Reopened from above: what the superior leaves to the new round. */
      readonly closeBy?: Moment;
      readonly replyBy?: Moment;
    })
  | (Told<'OrderSplit'> & { readonly parts: readonly { readonly number: string }[] })
  | Told<'OrderPartWithdrawn'>;

export type AssignmentFact =
  | (OfAssignment<'AssignmentOpened'> & {
      readonly unit: string;
      readonly role: 'lead' | 'assist';
      readonly inform: boolean;
      readonly anonymous: boolean;
      readonly mayReturn: boolean;
    })
  | (OfAssignment<'AssignmentSigned'> & { readonly cause: 'person' | 'auto' | 'contact' | 'return_refused' | 'submitted' })
  | (Told<'CitizenContacted'> & { readonly assignmentId?: string })
  | (OfAssignment<'AssignmentWithdrawn'> & {
      readonly cause: 'return_granted' | 'ruled_for_unit' | 'recalled' | 'wrong_dispatch' | 'split' | 'order_ended';
    });

export type ResultFact =
  OfAssignment<'ResultSubmitted'> | (OfAssignment<'ResultApproved'> & { readonly submittedAt?: Moment }) | OfAssignment<'ResultRejected'>;

export type ReturnFact =
  | OfAssignment<'ReturnRequested' | 'ReturnWithdrawn' | 'ReturnGranted' | 'ReturnDisputed' | 'ReturnRuledForUnit' | 'ReturnLapsed'>
  | (OfAssignment<'ReturnRefused' | 'ReturnRuledAgainstUnit'> & { readonly askedAt?: Moment });

export type SuspensionFact =
  | (Told<'SuspensionGranted'> & { readonly suspensionId: string; readonly until: Moment })
  | (Told<'SuspensionRequested' | 'SuspensionRefused' | 'SuspensionLapsed' | 'OrderResumed'> & { readonly suspensionId: string });

export type UrgencyFact = Told<'OrderUrgencyChanged'> & { readonly to: Urgency };

/** A superior moved what it left to this level: extension, suspension, raising. */
export type DueAboveFact = Told<'DueAboveMoved'> & {
  readonly closeBy: Moment;
  /** An extension above: when it was asked, for breaches that it rescinds. */
  readonly askedAt?: Moment;
};

/** An administrator brings the clocks in line with the rules in force. */
export type RecomputedFact = Told<'ClocksRecomputed'>;

export type ExtensionFact =
  | (Told<'ExtensionRequested'> & { readonly extensionId: string; readonly extension: Extension })
  | (Told<'ExtensionGranted'> & { readonly extensionId: string; readonly by: string; readonly until: Moment; readonly span: Span })
  | (Told<'ExtensionRefused'> & { readonly extensionId: string; readonly by: string; readonly reason: string })
  | (Told<'ExtensionLapsed'> & { readonly extensionId: string })
  | (Told<'ExtensionStepCompleted'> & { readonly extensionId: string; readonly stepId: string; readonly evidence: string });

export type CallbackFact =
  | (Told<'CallbackPlanned'> & { readonly appealNumber: string; readonly owed: boolean })
  | (Told<'CallbackAsked'> & { readonly appealNumber: string })
  | (Told<'CallbackCalled'> & { readonly appealNumber: string; readonly cause: string })
  | (Told<'CallbackSettled'> & {
      readonly appealNumber: string;
      readonly outcome: 'settled' | 'unreachable' | 'not_owed' | 'lapsed';
      readonly resolved?: boolean;
      /** 1 very dissatisfied … 5; 0 not asked. */
      readonly satisfaction?: number;
    });

export type ObjectionFact =
  | (Told<'ObjectionRaised' | 'ObjectionDismissed'> & {
      readonly objectionId: string;
      readonly assignmentId: string;
      readonly about: 'rejection' | 'rating';
    })
  | (Told<'ObjectionUpheld'> & {
      readonly objectionId: string;
      readonly assignmentId: string;
      readonly about: 'rejection' | 'rating';
      readonly submittedAt?: Moment;
    })
  | (Told<'ObjectionLapsed'> & { readonly objectionId: string });

export type EscalationFact =
  | (Told<'EscalationAsked'> & { readonly escalationId: string; readonly until: Moment })
  | (Told<'EscalationAnswered' | 'EscalationLapsed'> & { readonly escalationId: string });

export type EndFact = (Told<'OrderClosed'> & { readonly metAt?: Moment }) | Told<'OrderWithdrawn' | 'OrderVoided'>;

/** They leave every clock as it is: nothing restarts because somebody wrote. */
export type IdleFact = Told<
  | 'VoiceAdded'
  | 'VoiceRemoved'
  | 'OrderUrged'
  | 'AppealUrged'
  | 'AppealSupplemented'
  | 'ProgressAdded'
  | 'MinutesRecorded'
  | 'ThreeWayCallRecorded'
>;

export type Fact =
  | AppealFact
  | OpeningFact
  | AssignmentFact
  | ResultFact
  | ReturnFact
  | SuspensionFact
  | UrgencyFact
  | DueAboveFact
  | RecomputedFact
  | ExtensionFact
  | CallbackFact
  | ObjectionFact
  | EscalationFact
  | EndFact
  | IdleFact;

const names = ['assignmentId', 'suspensionId', 'extensionId', 'stepId', 'appealNumber', 'objectionId', 'escalationId', 'to'] as const;

/** Two tellings of one fact have one key. Two facts of one moment have two: what comes late counts as of the order's last change. */
export function keyOf(fact: Fact): string {
  const told: Partial<Record<(typeof names)[number], string>> = fact as never;
  return [fact.type, fact.number, fact.at, ...names.map((name) => told[name]).filter(Boolean)].join('|');
}
