import type { Book } from './book.js';
import { cap } from './caps.js';
import { type Clock, isOpen } from './clock.js';
import { lapseExtensions } from './extension-clocks.js';
import type { DueAboveFact, UrgencyFact } from './facts.js';
import { spanBetween } from './limit.js';
import type { Order } from './matter.js';
import { extend, frameOf, lower, moveWithin, raise } from './move-clock.js';
import { type LimitedKind, isLimited, isRaise, limitFor } from './policy.js';

/** Caps look upward: order close first, andThen what must not pass it. */
const rank = (kind: string): number => ['order_close', 'order_reply', 'unit_close'].indexOf(kind) >>> 0;

/** Raised: every clock of the order and its parts is due sooner. Lowered: later, within the caps. */
export function urgencyChanged(book: Book, { number, to, at }: UrgencyFact): void {
  for (const order of book.family(number)) {
    if (order.ended || order.urgency === to) continue;
    const raised = isRaise(order.urgency, to);
    const amended = book.amend(order.number, { urgency: to });
    for (const clock of clocksInRank(book, amended))
      book.put(raised ? raiseOne(book, amended, clock, at) : lowerOne(book, amended, clock, at));
  }
  if (to === 'critical') lapseExtensions(book, number, at);
}

/** The clocks of an order that a limit sets, those first that others may not pass. */
export const clocksInRank = (book: Book, { number }: Order): Clock[] =>
  book
    .clocksOf(number)
    .filter((clock) => isOpen(clock) && isLimited(clock.kind) && clock.kind !== 'intake')
    .sort((a, b) => rank(a.kind) - rank(b.kind));

const raiseOne = (book: Book, order: Order, clock: Clock, at: number) =>
  raise(clock, at, limitFor(book.policy, clock.kind as LimitedKind, order), book.calendar, book.policy.dayRule);

function lowerOne(book: Book, order: Order, clock: Clock, at: number) {
  const { kind, subject, startedAt } = clock;
  const limit = limitFor(book.policy, kind as LimitedKind, order);
  const within = (due: number) => cap(book, { order, kind, subject, limit, at: frameOf(clock, at), startedAt }, due);
  return lower(clock, at, limit, book.calendar, book.policy.dayRule, within);
}

/** The level above moved its due: later, all clocks to close move by the same span; earlier, none is later than it. */
export function dueAboveMoved(book: Book, { number, closeBy, at, askedAt = at }: DueAboveFact): void {
  const order = book.order(number);
  if (!order || order.ended || order.closeBy === closeBy) return;
  const later = order.closeBy !== undefined && closeBy > order.closeBy;
  const span = spanBetween(order.closeBy ?? closeBy, closeBy, book.calendar);
  book.amend(number, { closeBy });
  for (const each of book.family(number)) {
    for (const kind of ['order_close', 'unit_close'] as const) {
      for (const clock of book.clocksOf(each.number, { kind }))
        book.put(later ? extend(clock, at, span, askedAt, book.calendar) : moveWithin(clock, at, closeBy, book.calendar));
    }
  }
}
