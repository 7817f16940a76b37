import { decodeEvent, isEventType, type EventType } from '@hotline/proto/events';
import type { IncomingEvent } from '@hotline/platform/messaging';
import type { Fact } from '../../domain/index.js';

/** Which facts turn clocks, by the topic that tells them. An order's clocks follow handling alone: one source, one order. */
export const factsByTopic = {
  'intake.appeal': [
    'AppealReceived',
    'AppealAnswered',
    'AppealDeclined',
    'AppealAccepted',
    'AppealMerged',
    'AppealTransferred',
    'AppealTakenBack',
    'AppealWithdrawn',
    'VoiceDetached',
  ],
  'dispatch.order': ['ReturnGranted', 'ReturnRefused', 'ReturnDisputed', 'ReturnRuledForUnit', 'ReturnRuledAgainstUnit', 'ReturnLapsed'],
  'handling.order': [
    'VoiceRefused',
    'OrderOpened',
    'OrderQueued',
    'OrderReopened',
    'OrderSplit',
    'OrderPartWithdrawn',
    'AssignmentOpened',
    'AssignmentSigned',
    'CitizenContacted',
    'AssignmentWithdrawn',
    'ResultSubmitted',
    'ResultApproved',
    'ResultRejected',
    'ReturnRequested',
    'ReturnWithdrawn',
    'SuspensionRequested',
    'SuspensionGranted',
    'SuspensionRefused',
    'SuspensionLapsed',
    'OrderResumed',
    'OrderUrgencyChanged',
    'CallbackPlanned',
    'CallbackAsked',
    'CallbackCalled',
    'CallbackSettled',
    'ObjectionRaised',
    'ObjectionUpheld',
    'ObjectionDismissed',
    'ObjectionLapsed',
    'EscalationAsked',
    'EscalationAnswered',
    'EscalationLapsed',
    'OrderClosed',
    'OrderWithdrawn',
    'OrderVoided',
  ],
} satisfies Record<string, EventType[]>;

/** The event as a fact: the same fields, moments in milliseconds, absent ones absent. */
export function toFact({ type, payload }: IncomingEvent): Fact {
  if (!isEventType(type)) throw new Error(`unknown event ${type}`);
  const fields = Object.entries(decodeEvent(type, payload)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields.map(([name, value]) => [name, value instanceof Date ? value.getTime() : value])) as unknown as Fact;
}
