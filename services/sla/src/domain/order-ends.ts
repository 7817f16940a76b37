import type { Book } from './book.js';
import { settleOrder } from './completion.js';
import { cancel, meet } from './end-clock.js';
import { lapseExtensions } from './extension-clocks.js';
import type { EndFact } from './facts.js';
import type { Moment } from './moment.js';

/** Closed: what is still open lapses, except an objection. Withdrawn and void: everything does, shown apart. */
export function orderEnded(book: Book, fact: EndFact): void {
  const order = book.order(fact.number);
  if (!order || order.ended) return;
  const { number, at } = fact;
  if (fact.type === 'OrderClosed') {
    const metAt = fact.metAt ?? at;
    book.turn(number, 'order_close', number, (clock) => meet(clock, metAt, at, book.calendar));
  }
  const how = fact.type === 'OrderClosed' ? 'closed' : fact.type === 'OrderWithdrawn' ? 'withdrawn' : 'void';
  for (const each of book.family(number)) end(book, each.number, how, at);
  lapseExtensions(book, number, at);
  if (order.parent !== undefined) settleOrder(book, order.parent, at);
}

/** A reviewer withdrew a part: the parent waits only for the others. */
export function partWithdrawn(book: Book, { number, at }: { number: string; at: Moment }): void {
  const part = book.order(number);
  if (!part || part.ended) return;
  end(book, number, 'withdrawn', at);
  lapseExtensions(book, number, at);
  if (part.parent !== undefined) settleOrder(book, part.parent, at);
}

function end(book: Book, number: string, how: 'closed' | 'withdrawn' | 'void', at: Moment): void {
  const { suspendedAt: _, ...order } = book.order(number)!;
  if (order.ended === undefined) book.open({ ...order, ended: how });
  for (const clock of book.clocksOf(number)) {
    if (how !== 'closed' || !clock.kind.startsWith('objection')) book.put(cancel(clock, at));
  }
}
