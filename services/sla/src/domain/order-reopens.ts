import type { Book } from './book.js';
import { isOpen } from './clock.js';
import { cancel } from './end-clock.js';
import type { OpeningFact } from './facts.js';
import type { Order } from './matter.js';
import type { Moment } from './moment.js';
import { leftFromAbove, startRound } from './order-opens.js';
import { idOf } from './start-clock.js';

/** A new round with its limit: earlier rounds stand and count. Of a split order the named parts begin anew with it. */
export function orderReopened(book: Book, fact: Extract<OpeningFact, { type: 'OrderReopened' }>): void {
  const order = book.order(fact.number);
  if (!order || (order.parent !== undefined && isUnderWay(book, order))) return;
  const named = fact.partNumbers.filter((number) => book.order(number));
  beginRound(book, order, named, fact.at, fact);
  for (const number of named) {
    const part = book.order(number)!;
    if (!isUnderWay(book, part)) beginRound(book, part, [], fact.at, {});
  }
}

/** The part's new round has begun with its parent's. */
const isUnderWay = (book: Book, { number, round }: Order): boolean => {
  const close = book.clock(idOf(number, 'order_close', number, round));
  return close !== undefined && isOpen(close);
};

/** What was still open of the old round lapses (callbacks); an objection goes on. */
function beginRound(book: Book, order: Order, parts: string[], at: Moment, { closeBy, replyBy }: Pick<Order, 'closeBy' | 'replyBy'>): void {
  const { ended: _, suspendedAt: __, closeBy: ___, replyBy: ____, ...rest } = order;
  for (const clock of book.clocksOf(order.number)) if (!clock.kind.startsWith('objection')) book.put(cancel(clock, at));
  startRound(book, book.open({ ...rest, ...leftFromAbove(closeBy, replyBy), parts, round: order.round + 1 }), at);
}
