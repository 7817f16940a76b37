import type { Book } from './book.js';
import { rescind } from './breach.js';
import { isOpen, andThen } from './clock.js';
import { settleOrder } from './completion.js';
import { cancel, meet, meetBySystem } from './end-clock.js';
import type { AssignmentFact } from './facts.js';
import type { Assignment } from './matter.js';
import type { Moment } from './moment.js';
import { stop } from './pause-clock.js';
import { startClock } from './start-clock.js';

type Of<Type extends AssignmentFact['type']> = Extract<AssignmentFact, { type: Type }>;

/** Dispatched, re-dispatched, assist added: the only start of a unit's clocks. */
export function assignmentOpened(book: Book, fact: Of<'AssignmentOpened'>): void {
  const order = book.order(fact.number);
  if (!order || order.ended || order.assignments[fact.assignmentId]) return;
  const { assignmentId: id, unit, role, inform, at } = fact;
  const amended = book.assign(order.number, { id, unit, role, inform, round: order.round, state: 'open', submissions: 0, rejections: 0 });
  if (role === 'lead') book.turn(order.number, 'dispatch', order.number, (clock) => meet(clock, at, at, book.calendar));
  const start = { order: amended, subject: id, unit, n: order.round, at };
  if (!inform) startClock(book, { ...start, kind: 'unit_close' });
  startClock(book, { ...start, kind: 'sign' });
  if (role === 'lead' && !inform && !fact.anonymous && !order.anonymous) startClock(book, { ...start, kind: 'first_reply' });
  if (fact.mayReturn) startClock(book, { ...start, kind: 'return_window' });
  if (order.suspendedAt !== undefined) book.turn(order.number, 'unit_close', id, (clock) => stop(clock, at));
  settleOrder(book, order.number, at);
}

/** Receipt taken. Inform ends with it. */
export function assignmentSigned(book: Book, { number, assignmentId, cause, at }: Of<'AssignmentSigned'>): void {
  const assignment = book.assignment(number, assignmentId);
  if (!assignment || assignment.state === 'withdrawn') return;
  const asOfAsking = cause === 'return_refused' || cause === 'submitted';
  signed(book, number, assignment, (asOfAsking && assignment.returnAskedAt) || at, at, cause === 'auto');
  if (!assignment.inform || assignment.state !== 'open') return;
  book.assign(number, { ...assignment, state: 'approved', submittedAt: at });
  settleOrder(book, number, at);
}

/** Sign is met; at a refused return as of its asking. */
export function signed(book: Book, number: string, { id }: Assignment, signedAt: Moment, at: Moment, bySystem = false): void {
  book.turn(number, 'sign', id, (clock) => (bySystem ? meetBySystem(clock, at) : meet(clock, signedAt, at, book.calendar)));
}

/** The first contact meets the unit's first reply, and the order's and its parent's promise; it signs if nobody had signed. */
export function citizenContacted(book: Book, { number, assignmentId, at }: Of<'CitizenContacted'>): void {
  const assignment = book.assignment(number, assignmentId);
  if (assignment && assignment.state !== 'withdrawn') {
    signed(book, number, assignment, at, at);
    book.turn(number, 'first_reply', assignment.id, (clock) => meet(clock, at, at, book.calendar));
    if (assignment.contactedAt === undefined) book.assign(number, { ...assignment, contactedAt: at });
    closeReturnWindow(book, number, assignment.id, at);
  }
  for (const owed of [number, book.order(number)?.parent ?? number])
    book.turn(owed, 'order_reply', owed, (clock) => meet(clock, at, at, book.calendar));
}

export const closeReturnWindow = (book: Book, number: string, id: string, at: Moment): void =>
  book.turn(number, 'return_window', id, (clock) => cancel(clock, at));

/** These were not the unit's to answer for. */
const blameless = new Set(['return_granted', 'ruled_for_unit', 'wrong_dispatch']);
const ofUnit = ['sign', 'first_reply', 'unit_close'] as const;

/** Returned, recalled or split: its clocks are cancelled; its breaches stand unless the dispatch was wrong. */
export function assignmentWithdrawn(book: Book, { number, assignmentId, cause, at }: Of<'AssignmentWithdrawn'>): void {
  const assignment = book.assignment(number, assignmentId);
  if (!assignment || assignment.state === 'withdrawn' || assignment.state === 'approved') return;
  book.assign(number, { ...assignment, state: 'withdrawn', withdrawnAt: at });
  for (const clock of book.clocksOf(number, { subject: assignmentId })) {
    const forgiven = blameless.has(cause) && (ofUnit as readonly string[]).includes(clock.kind);
    const ended = !isOpen(clock) || isAnswered(clock.kind, cause) ? { clock, events: [] } : cancel(clock, at);
    book.put(forgiven ? andThen(ended, (c) => rescind(c, at, cause)) : ended);
  }
  settleOrder(book, number, at);
}

/** The decision that withdraws the assignment meets its own clock when dispatch tells of it. */
const isAnswered = (kind: string, cause: string): boolean =>
  (kind === 'return_decision' && cause === 'return_granted') || (kind === 'arbitration' && cause === 'ruled_for_unit');
