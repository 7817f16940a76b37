import type { Book } from './book.js';
import { settleOrder } from './completion.js';
import { cancel } from './end-clock.js';
import type { OpeningFact } from './facts.js';
import type { Order } from './matter.js';
import type { Moment } from './moment.js';
import { stop } from './pause-clock.js';
import { startClock } from './start-clock.js';

type Opened = Extract<OpeningFact, { type: 'OrderOpened' }>;

/** The promise to the citizen begins: order close, order reply and dispatch. */
export function orderOpened(book: Book, fact: Opened): void {
  if (book.order(fact.number)) return;
  const parent = fact.parentNumber || undefined;
  const order: Order = book.open({
    number: fact.number,
    ...(parent === undefined ? {} : { parent }),
    ...leftFromAbove(fact.closeBy, fact.replyBy),
    parts: [],
    kind: fact.kind,
    urgency: fact.urgency,
    process: fact.process,
    anonymous: fact.identity === 'anonymous',
    round: fact.round || 1,
    assignments: {},
  });
  if (parent !== undefined) joinParent(book, order);
  startRound(book, order, fact.at);
  if (parent !== undefined) restWithParent(book, order, fact.at);
  startDispatch(book, order, fact.at);
}

/** What the superior leaves to this level; an order of our own has no such bounds. */
export const leftFromAbove = (closeBy?: Moment, replyBy?: Moment): Pick<Order, 'closeBy' | 'replyBy'> => ({
  ...(closeBy === undefined ? {} : { closeBy }),
  ...(replyBy === undefined ? {} : { replyBy }),
});

/** Anonymous and inform owe no reply; nobody to answer to, nothing to answer. */
export function startRound(book: Book, order: Order, at: Moment): void {
  startClock(book, { order, kind: 'order_close', at });
  if (!order.anonymous && order.process !== 'inform') startClock(book, { order, kind: 'order_reply', at });
}

/** Dispatch starts at opening and at each re-queueing. */
export function startDispatch(book: Book, order: Order, at: Moment): void {
  if (order.ended || book.openClock(order.number, 'dispatch', order.number)) return;
  const n = book.clocksOf(order.number, { kind: 'dispatch' }).length + 1;
  startClock(book, { order, kind: 'dispatch', n, at });
}

function joinParent(book: Book, { number, parent }: Order): void {
  const above = book.order(parent!);
  if (above && !above.parts.includes(number)) book.amend(above.number, { parts: [...above.parts, number] });
}

/** A part that opens while its parent rests, rests with it. */
function restWithParent(book: Book, { number, parent }: Order, at: Moment): void {
  if (book.order(parent!)?.suspendedAt === undefined) return;
  book.amend(number, { suspendedAt: at });
  book.turn(number, 'order_close', number, (clock) => stop(clock, at));
}

/** A split cancels the parent's dispatch; its promise waits for the parts. */
export function orderSplit(book: Book, { number, parts, at }: Extract<OpeningFact, { type: 'OrderSplit' }>): void {
  const order = book.order(number);
  if (!order || order.ended) return;
  book.amend(number, { parts: [...new Set([...order.parts, ...parts.map((part) => part.number)])] });
  book.turn(number, 'dispatch', number, (clock) => cancel(clock, at));
  settleOrder(book, number, at);
}

export function orderQueued(book: Book, { number, at }: { number: string; at: Moment }): void {
  const order = book.order(number);
  if (!order) return;
  startDispatch(book, order, at);
  settleOrder(book, number, at);
}
