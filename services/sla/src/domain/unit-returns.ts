import type { Book } from './book.js';
import { cancel, meet } from './end-clock.js';
import type { ReturnFact } from './facts.js';
import type { Assignment, Order } from './matter.js';
import { stop } from './pause-clock.js';
import { type ClockKind } from './policy.js';
import { startClock } from './start-clock.js';
import { signed } from './unit-takes.js';

/** A unit says 'not ours' (domain §4 Return): sign stops, everything else runs. A unit asks once an order. */
export function returnFact(book: Book, fact: ReturnFact): void {
  const order = book.order(fact.number);
  const assignment = book.assignment(fact.number, fact.assignmentId);
  if (!order || !assignment) return;
  const ask = (kind: 'return_decision' | 'dispute_window' | 'arbitration', at = fact.at) =>
    startClock(book, { order, kind, subject: assignment.id, n: 1, unit: assignment.unit, at });
  const end = (kind: ClockKind, how: 'met' | 'cancelled') =>
    book.turn(fact.number, kind, assignment.id, (c) => (how === 'met' ? meet(c, fact.at, fact.at, book.calendar) : cancel(c, fact.at)));

  switch (fact.type) {
    case 'ReturnRequested':
      return requested(book, order, assignment, fact.at);
    case 'ReturnRefused':
      if (fact.askedAt !== undefined && assignment.returnAskedAt === undefined) requested(book, order, assignment, fact.askedAt, fact.at);
      end('return_decision', 'met');
      if (isLive(assignment)) ask('dispute_window');
      return refused(book, fact.number, fact.assignmentId, fact.at, fact.askedAt);
    case 'ReturnDisputed':
      end('dispute_window', 'met');
      return isLive(assignment) ? ask('arbitration') : undefined;
    case 'ReturnRuledAgainstUnit':
      end('arbitration', 'met');
      return refused(book, fact.number, fact.assignmentId, fact.at, fact.askedAt);
    case 'ReturnGranted':
      return end('return_decision', 'met');
    case 'ReturnRuledForUnit':
      return end('arbitration', 'met');
    case 'ReturnWithdrawn': // a critical order's unit submitted instead
    case 'ReturnLapsed':
      for (const kind of ['return_decision', 'dispute_window', 'arbitration'] as const) end(kind, 'cancelled');
      return fact.type === 'ReturnWithdrawn' ? refused(book, fact.number, fact.assignmentId, fact.at) : undefined;
  }
}

const isLive = ({ state }: Assignment): boolean => state !== 'withdrawn' && state !== 'approved';

function requested(book: Book, order: Order, assignment: Assignment, askedAt: number, at = askedAt): void {
  if (!isLive(assignment) || assignment.returnAskedAt !== undefined) return;
  book.assign(order.number, { ...assignment, returnAskedAt: askedAt });
  book.turn(order.number, 'return_window', assignment.id, (clock) => meet(clock, askedAt, at, book.calendar));
  book.turn(order.number, 'sign', assignment.id, (clock) => stop(clock, askedAt));
  startClock(book, { order, kind: 'return_decision', subject: assignment.id, n: 1, unit: assignment.unit, at: askedAt });
}

/** A refused return counts as signed, in time if it was when the return was asked. */
function refused(book: Book, number: string, id: string, at: number, askedAt?: number): void {
  const assignment = book.assignment(number, id);
  if (assignment && assignment.state !== 'withdrawn') signed(book, number, assignment, assignment.returnAskedAt ?? askedAt ?? at, at);
}
