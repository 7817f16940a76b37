import type { Book } from './book.js';
import { rescindAfter } from './breach.js';
import { andThen } from './clock.js';
import { redateOrder, settleOrder } from './completion.js';
import { cancel, meet, redate } from './end-clock.js';
import type { ResultFact } from './facts.js';
import { addLimit } from './limit.js';
import type { Assignment } from './matter.js';
import type { Moment } from './moment.js';
import { hold, release, stop } from './pause-clock.js';
import { idOf, startClock } from './start-clock.js';
import { closeReturnWindow, signed } from './unit-takes.js';

/** The unit reports: its clocks are held until the review. */
export function resultSubmitted(book: Book, { number, assignmentId, at }: ResultFact): void {
  const assignment = book.assignment(number, assignmentId);
  const order = book.order(number);
  if (!order || assignment?.state !== 'open') return;
  const submissions = assignment.submissions + 1;
  book.assign(number, { ...assignment, state: 'submitted', submittedAt: at, submissions });
  signed(book, number, assignment, assignment.returnAskedAt ?? at, at);
  book.turn(number, 'first_reply', assignmentId, (clock) => hold(clock, at, 'rest', book.calendar));
  book.turn(number, 'unit_close', assignmentId, (clock) =>
    hold(clock, at, assignment.rejections === 0 ? 'rest' : 'through', book.calendar),
  );
  closeReturnWindow(book, number, assignmentId, at);
  startClock(book, { order, kind: 'review', subject: assignmentId, n: submissions, unit: assignment.unit, at });
  settleOrder(book, number, at);
}

/** The review passed: unit close is met at the time of submitting. */
export function resultApproved(
  book: Book,
  { number, assignmentId, at, submittedAt }: Extract<ResultFact, { type: 'ResultApproved' }>,
): void {
  const assignment = book.assignment(number, assignmentId);
  if (!assignment || assignment.state === 'withdrawn' || assignment.inform) return;
  if (assignment.state === 'submitted') approve(book, number, assignment, assignment.submittedAt ?? at, at);
  else if (assignment.state === 'open' && submittedAt !== undefined) approveRejected(book, number, assignment, submittedAt, at);
}

function approve(book: Book, number: string, assignment: Assignment, submittedAt: Moment, at: Moment): void {
  book.assign(number, { ...assignment, state: 'approved', submittedAt });
  book.turn(number, 'unit_close', assignment.id, (clock) => meet(clock, submittedAt, at, book.calendar));
  finish(book, number, assignment.id, at);
  settleOrder(book, number, at);
}

/** An upheld objection approves what was rejected: met at the submission objected to, later breaches rescinded. */
export function approveRejected(book: Book, number: string, assignment: Assignment, submittedAt: Moment, at: Moment): void {
  if (assignment.state === 'withdrawn' || (assignment.state === 'approved' && assignment.submittedAt === submittedAt)) return;
  book.assign(number, { ...assignment, state: 'approved', submittedAt });
  finish(book, number, assignment.id, at);
  for (const kind of ['unit_close', 'first_reply'] as const) {
    const clock = book.clock(idOf(number, kind, assignment.id, assignment.round));
    if (!clock) continue;
    const dated = kind === 'unit_close' ? redate(clock, submittedAt, at, book.calendar) : { clock, events: [] };
    book.put(andThen(dated, (c) => rescindAfter(c, submittedAt, at, 'objection_upheld')));
  }
  redateOrder(book, number, assignment.round, at);
}

function finish(book: Book, number: string, id: string, at: Moment): void {
  book.turn(number, 'review', id, (clock) => meet(clock, at, at, book.calendar));
  book.turn(number, 'first_reply', id, (clock) => cancel(clock, at));
  book.turn(number, 'sign', id, (clock) => meet(clock, at, at, book.calendar));
  closeReturnWindow(book, number, id, at);
}

/** The first time in a round unit close goes on with its rest, at least the floor; from the second on it never stopped. */
export function resultRejected(book: Book, { number, assignmentId, at }: ResultFact): void {
  const assignment = book.assignment(number, assignmentId);
  const order = book.order(number);
  if (!order || assignment?.state !== 'submitted') return;
  const { submittedAt: _, ...rest } = assignment;
  const rejections = assignment.rejections + 1;
  book.assign(number, { ...rest, state: 'open', rejections });
  book.turn(number, 'review', assignmentId, (clock) => meet(clock, at, at, book.calendar));
  const floor = addLimit(at, book.policy.rejectionFloor[order.urgency], book.calendar);
  book.turn(number, 'unit_close', assignmentId, (clock) =>
    andThen(release(clock, at, book.calendar, floor), (c) => (order.suspendedAt !== undefined ? stop(c, at) : { clock: c, events: [] })),
  );
  book.turn(number, 'first_reply', assignmentId, (clock) => release(clock, at, book.calendar));
  startClock(book, { order, kind: 'objection_window', subject: assignmentId, n: rejections, unit: assignment.unit, at });
  settleOrder(book, number, at);
}
