import type { Book } from './book.js';
import { approveRejected } from './result-reported.js';
import { cancel, meet } from './end-clock.js';
import type { CallbackFact, EscalationFact, ObjectionFact } from './facts.js';
import type { ClockKind } from './policy.js';
import { startClock, startDated } from './start-clock.js';

/** Questions that are put and answered. Each clock starts with its question, is met by the answer, and never stops. */
function ender(book: Book, { number, at }: { number: string; at: number }) {
  return {
    answered: (kind: ClockKind, subject: string) => book.turn(number, kind, subject, (clock) => meet(clock, at, at, book.calendar)),
    lapsed: (kind: ClockKind, subject: string) => book.turn(number, kind, subject, (clock) => cancel(clock, at)),
  };
}

/** The centre asks each voice; unreachable and not owed meet the clock too, and leave order close untouched. */
export function callbackFact(book: Book, fact: CallbackFact): void {
  const order = book.order(fact.number);
  if (!order) return;
  const { appealNumber: subject, at } = fact;
  const { answered, lapsed } = ender(book, fact);
  switch (fact.type) {
    case 'CallbackPlanned':
      return fact.owed && !order.ended ? startClock(book, { order, kind: 'callback', subject, at }) : undefined;
    case 'CallbackAsked':
      return order.ended ? undefined : startClock(book, { order, kind: 'callback_answer', subject, at });
    case 'CallbackCalled':
      return answered('callback_answer', subject);
    case 'CallbackSettled':
      if (fact.outcome === 'lapsed') {
        lapsed('callback', subject);
        return lapsed('callback_answer', subject);
      }
      answered('callback', subject);
      answered('callback_answer', subject);
      if (isBad(fact)) startClock(book, { order, kind: 'objection_window', subject, at });
  }
}

/** A rating that a unit may want to object to. */
const isBad = ({ outcome, resolved, satisfaction = 0 }: Extract<CallbackFact, { type: 'CallbackSettled' }>): boolean =>
  outcome === 'settled' && (resolved === false || (satisfaction > 0 && satisfaction <= 2));

/** A unit objects to a rejection or a rating; upheld, what was rejected is approved as of its submission. */
export function objectionFact(book: Book, fact: ObjectionFact): void {
  const order = book.order(fact.number);
  if (!order) return;
  const { objectionId: subject, at } = fact;
  const { answered, lapsed } = ender(book, fact);
  switch (fact.type) {
    case 'ObjectionRaised':
      if (order.ended === 'withdrawn' || order.ended === 'void') return;
      if (fact.about === 'rejection') answered('objection_window', fact.assignmentId);
      return startClock(book, { order, kind: 'objection_decision', subject, n: 1, at });
    case 'ObjectionDismissed':
      return answered('objection_decision', subject);
    case 'ObjectionLapsed':
      return lapsed('objection_decision', subject);
    case 'ObjectionUpheld': {
      answered('objection_decision', subject);
      const assignment = book.assignment(fact.number, fact.assignmentId);
      if (fact.about === 'rejection' && assignment && fact.submittedAt !== undefined)
        approveRejected(book, fact.number, assignment, fact.submittedAt, at);
    }
  }
}

/** The level above is asked until a named date. */
export function escalationFact(book: Book, fact: EscalationFact): void {
  const { number, escalationId: subject, at } = fact;
  const { answered, lapsed } = ender(book, fact);
  if (fact.type === 'EscalationAnswered') return answered('escalation', subject);
  if (fact.type === 'EscalationLapsed') return lapsed('escalation', subject);
  if (book.order(number) && !book.order(number)!.ended) startDated(book, { number, kind: 'escalation', subject, at, dueAt: fact.until });
}
