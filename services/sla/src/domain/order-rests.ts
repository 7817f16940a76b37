import type { Book } from './book.js';
import { cancel, meet } from './end-clock.js';
import type { SuspensionFact } from './facts.js';
import { DAY, type Moment } from './moment.js';
import { resume, stop } from './pause-clock.js';
import { startClock, startDated } from './start-clock.js';

/** Suspension stops order close and every unit close, of the parts too; contact and receipt are still owed. */
const stopping = ['order_close', 'unit_close'] as const;

export function suspensionFact(book: Book, fact: SuspensionFact): void {
  const { number, suspensionId: subject, at } = fact;
  const order = book.order(number);
  if (!order) return;
  const review = (end: typeof meet | typeof cancel) =>
    book.turn(number, 'suspension_review', subject, (clock) => end(clock, at, at, book.calendar));
  switch (fact.type) {
    case 'SuspensionRequested':
      return order.ended ? undefined : startClock(book, { order, kind: 'suspension_review', subject, n: 1, at });
    case 'SuspensionRefused':
      return review(meet);
    case 'SuspensionLapsed':
      return review(cancel);
    case 'SuspensionGranted':
      review(meet);
      return order.ended ? undefined : rest(book, number, subject, fact.until, at);
    case 'OrderResumed':
      return goOn(book, number, at);
  }
}

function rest(book: Book, number: string, subject: string, until: Moment, at: Moment): void {
  const dueAt = Math.min(until, at + book.policy.longestStayDays * DAY);
  startDated(book, { number, kind: 'suspension_end', subject, at, dueAt });
  for (const { number: each } of book.family(number)) {
    book.amend(each, { suspendedAt: at });
    for (const kind of stopping) for (const clock of book.clocksOf(each, { kind })) book.put(stop(clock, at));
  }
}

/** By a person, at its date, by a submission, or before any change back to opened: the rest runs. */
export function goOn(book: Book, number: string, at: Moment): void {
  for (const { suspendedAt: _, ...order } of book.family(number)) {
    book.open(order);
    for (const kind of stopping) for (const clock of book.clocksOf(order.number, { kind })) book.put(resume(clock, at, book.calendar));
    for (const clock of book.clocksOf(order.number, { kind: 'suspension_end' })) book.put(meet(clock, at, at, book.calendar));
  }
}
