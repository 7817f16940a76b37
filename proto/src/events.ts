// Every event of hotline.events.v1 by its name: the one place where bytes become facts and facts become bytes.
import {
  AppealReceived,
  AppealSupplemented,
  AppealAnswered,
  AppealDeclined,
  AppealAccepted,
  AppealMerged,
  VoiceDetached,
  AppealTransferred,
  AppealTakenBack,
  AppealWithdrawn,
  AppealRated,
  AppealUrged,
  UnreasonableMarked,
  UnreasonableDecided,
  UnreasonableLifted,
  MaliceReferred,
} from './generated/hotline/events/v1/appeal.js';
import {
  OrderOpened,
  OrderQueued,
  OrderDispatchRefused,
  OrderSplit,
  OrderPartWithdrawn,
  OrderUrgencyChanged,
  OrderLoweringAsked,
  OrderUrged,
  OrderReopened,
  OrderClosed,
  OrderWithdrawn,
  OrderVoidAsked,
  OrderVoided,
  OrderWithdrawalRefused,
  ProblemOrderFound,
} from './generated/hotline/events/v1/order.js';
import { VoiceAdded, VoiceRemoved, VoiceRefused } from './generated/hotline/events/v1/voice.js';
import {
  AssignmentOpened,
  AssignmentSigned,
  CitizenContacted,
  ThreeWayCallRecorded,
  ProgressAdded,
  MinutesRecorded,
  ResultSubmitted,
  ResultApproved,
  ResultRejected,
  AssignmentWithdrawn,
} from './generated/hotline/events/v1/assignment.js';
import {
  ReturnRequested,
  ReturnWithdrawn,
  ReturnGranted,
  ReturnRefused,
  ReturnDisputed,
  ReturnRuledForUnit,
  ReturnRuledAgainstUnit,
  ReturnLapsed,
} from './generated/hotline/events/v1/return.js';
import { OrderDispatched, OrderReassigned, EmergencyDeclared } from './generated/hotline/events/v1/dispatching.js';
import {
  SuspensionRequested,
  SuspensionGranted,
  SuspensionRefused,
  SuspensionLapsed,
  OrderResumed,
} from './generated/hotline/events/v1/suspension.js';
import { EscalationAsked, EscalationAnswered, EscalationLapsed } from './generated/hotline/events/v1/escalation.js';
import { CallbackPlanned, CallbackAsked, CallbackCalled, CallbackSettled } from './generated/hotline/events/v1/callback.js';
import { ObjectionRaised, ObjectionUpheld, ObjectionDismissed, ObjectionLapsed } from './generated/hotline/events/v1/objection.js';
import {
  ClockStarted,
  ClockMoved,
  ClockPaused,
  ClockResumed,
  ClockMet,
  ClockCancelled,
  ClockWarned,
  ClockBreached,
  ClockBreachRescinded,
} from './generated/hotline/events/v1/clock.js';
import {
  ExtensionRequested,
  ExtensionGranted,
  ExtensionRefused,
  ExtensionLapsed,
  ExtensionStepCompleted,
} from './generated/hotline/events/v1/extension.js';
import { UnitRegistered, UnitUpdated, UnitDutySet, CataloguePublished, CategoriesPublished } from './generated/hotline/events/v1/unit.js';
import { NoticeSent, NoticeFailed } from './generated/hotline/events/v1/notice.js';

const codecs = {
  AppealReceived,
  AppealSupplemented,
  AppealAnswered,
  AppealDeclined,
  AppealAccepted,
  AppealMerged,
  VoiceDetached,
  AppealTransferred,
  AppealTakenBack,
  AppealWithdrawn,
  AppealRated,
  AppealUrged,
  UnreasonableMarked,
  UnreasonableDecided,
  UnreasonableLifted,
  MaliceReferred,
  OrderOpened,
  OrderQueued,
  OrderDispatchRefused,
  OrderSplit,
  OrderPartWithdrawn,
  OrderUrgencyChanged,
  OrderLoweringAsked,
  OrderUrged,
  OrderReopened,
  OrderClosed,
  OrderWithdrawn,
  OrderVoidAsked,
  OrderVoided,
  OrderWithdrawalRefused,
  ProblemOrderFound,
  VoiceAdded,
  VoiceRemoved,
  VoiceRefused,
  AssignmentOpened,
  AssignmentSigned,
  CitizenContacted,
  ThreeWayCallRecorded,
  ProgressAdded,
  MinutesRecorded,
  ResultSubmitted,
  ResultApproved,
  ResultRejected,
  AssignmentWithdrawn,
  ReturnRequested,
  ReturnWithdrawn,
  ReturnGranted,
  ReturnRefused,
  ReturnDisputed,
  ReturnRuledForUnit,
  ReturnRuledAgainstUnit,
  ReturnLapsed,
  OrderDispatched,
  OrderReassigned,
  EmergencyDeclared,
  SuspensionRequested,
  SuspensionGranted,
  SuspensionRefused,
  SuspensionLapsed,
  OrderResumed,
  EscalationAsked,
  EscalationAnswered,
  EscalationLapsed,
  CallbackPlanned,
  CallbackAsked,
  CallbackCalled,
  CallbackSettled,
  ObjectionRaised,
  ObjectionUpheld,
  ObjectionDismissed,
  ObjectionLapsed,
  ClockStarted,
  ClockMoved,
  ClockPaused,
  ClockResumed,
  ClockMet,
  ClockCancelled,
  ClockWarned,
  ClockBreached,
  ClockBreachRescinded,
  ExtensionRequested,
  ExtensionGranted,
  ExtensionRefused,
  ExtensionLapsed,
  ExtensionStepCompleted,
  UnitRegistered,
  UnitUpdated,
  UnitDutySet,
  CataloguePublished,
  CategoriesPublished,
  NoticeSent,
  NoticeFailed,
};

export type EventType = keyof typeof codecs;

type MessageOf<T extends EventType> = ReturnType<(typeof codecs)[T]['decode']>;

/** One fact: its type and its fields, exactly as the contract names them. */
export type HotlineEvent<T extends EventType = EventType> = { [K in T]: { type: K } & MessageOf<K> }[T];

export const isEventType = (type: string): type is EventType => Object.hasOwn(codecs, type);

/** The event's protobuf bytes. */
export function encodeEvent(event: HotlineEvent): Uint8Array {
  const codec = codecs[event.type] as { encode(message: unknown): { finish(): Uint8Array } };
  return codec.encode(event).finish();
}

/** The event behind the bytes. @throws when they are not a message of that type */
export function decodeEvent<T extends EventType>(type: T, payload: Uint8Array): HotlineEvent<T> {
  return { type, ...codecs[type].decode(payload) } as unknown as HotlineEvent<T>;
}

/** What a consumer does with each event that it listens to. */
export type EventHandlers<Context> = { [K in EventType]?: (event: HotlineEvent<K>, context: Context) => Promise<void> };
