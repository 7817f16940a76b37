import { appealFact } from './appeal-waits.js';
import { Book } from './book.js';
import { comeDue } from './end-clock.js';
import type { Calendar } from './calendar.js';
import { extensionFact } from './extension-clocks.js';
import { type Fact, keyOf } from './facts.js';
import { fire } from './fire.js';
import type { Matter, Outcome } from './matter.js';
import type { Moment } from './moment.js';
import { orderEnded, partWithdrawn } from './order-ends.js';
import { orderOpened, orderQueued, orderSplit } from './order-opens.js';
import { orderReopened } from './order-reopens.js';
import { suspensionFact } from './order-rests.js';
import type { Policy } from './policy.js';
import { callbackFact, escalationFact, objectionFact } from './questions.js';
import { clocksRecomputed } from './clocks-recomputed.js';
import { resultApproved, resultRejected, resultSubmitted } from './result-reported.js';
import { assignmentOpened, assignmentSigned, assignmentWithdrawn, citizenContacted } from './unit-takes.js';
import { returnFact } from './unit-returns.js';
import { dueAboveMoved, urgencyChanged } from './urgency-changes.js';

type Handlers = { [Type in Fact['type']]: (book: Book, fact: Extract<Fact, { type: Type }>) => void };

const nothing = () => undefined;

/** Which fact turns which clocks: domain §5's table, a row each. */
const handlers: Handlers = {
  AppealReceived: appealFact,
  AppealAnswered: appealFact,
  AppealDeclined: appealFact,
  AppealAccepted: appealFact,
  AppealMerged: appealFact,
  AppealTransferred: appealFact,
  AppealWithdrawn: appealFact,
  AppealTakenBack: appealFact,
  VoiceDetached: appealFact,
  VoiceRefused: appealFact,
  OrderOpened: orderOpened,
  OrderQueued: orderQueued,
  OrderReopened: orderReopened,
  OrderSplit: orderSplit,
  OrderPartWithdrawn: partWithdrawn,
  AssignmentOpened: assignmentOpened,
  AssignmentSigned: assignmentSigned,
  CitizenContacted: citizenContacted,
  AssignmentWithdrawn: assignmentWithdrawn,
  ResultSubmitted: resultSubmitted,
  ResultApproved: resultApproved,
  ResultRejected: resultRejected,
  ReturnRequested: returnFact,
  ReturnWithdrawn: returnFact,
  ReturnGranted: returnFact,
  ReturnRefused: returnFact,
  ReturnDisputed: returnFact,
  ReturnRuledForUnit: returnFact,
  ReturnRuledAgainstUnit: returnFact,
  ReturnLapsed: returnFact,
  SuspensionRequested: suspensionFact,
  SuspensionGranted: suspensionFact,
  SuspensionRefused: suspensionFact,
  SuspensionLapsed: suspensionFact,
  OrderResumed: suspensionFact,
  OrderUrgencyChanged: urgencyChanged,
  DueAboveMoved: dueAboveMoved,
  ClocksRecomputed: clocksRecomputed,
  ExtensionRequested: extensionFact,
  ExtensionGranted: extensionFact,
  ExtensionRefused: extensionFact,
  ExtensionLapsed: extensionFact,
  ExtensionStepCompleted: extensionFact,
  CallbackPlanned: callbackFact,
  CallbackAsked: callbackFact,
  CallbackCalled: callbackFact,
  CallbackSettled: callbackFact,
  ObjectionRaised: objectionFact,
  ObjectionUpheld: objectionFact,
  ObjectionDismissed: objectionFact,
  ObjectionLapsed: objectionFact,
  EscalationAsked: escalationFact,
  EscalationAnswered: escalationFact,
  EscalationLapsed: escalationFact,
  OrderClosed: orderEnded,
  OrderWithdrawn: orderEnded,
  OrderVoided: orderEnded,
  VoiceAdded: nothing,
  VoiceRemoved: nothing,
  OrderUrged: nothing,
  AppealUrged: nothing,
  AppealSupplemented: nothing,
  ProgressAdded: nothing,
  MinutesRecorded: nothing,
  ThreeWayCallRecorded: nothing,
};

/**
 * Writes one fact into the matter. A fact that was applied before changes nothing. Breaches whose due lies before the fact
 * are found first, whatever the timers had got to: the outcome does not depend on how fast they are. Acts come before the
 * timers of the same moment.
 */
export function apply(matter: Matter, fact: Fact, policy: Policy, calendar: Calendar): Outcome {
  const key = keyOf(fact);
  if (matter.applied.includes(key)) return { matter, events: [] };
  const book = new Book(matter, policy, calendar);
  catchUp(book, fact.at);
  (handlers[fact.type] as (book: Book, fact: Fact) => void)(book, fact);
  for (const clock of book.allClocks()) book.put(fire(clock, fact.at));
  return book.close(key);
}

function catchUp(book: Book, at: Moment): void {
  for (const clock of book.allClocks()) if (clock.state === 'running' && clock.dueAt < at) book.put(comeDue(clock, at));
}
