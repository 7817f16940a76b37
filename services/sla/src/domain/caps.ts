import type { Book } from './book.js';
import { type Clock, isOpen } from './clock.js';
import { type Limit, addShare, isWorking } from './limit.js';
import type { Order } from './matter.js';
import type { Moment } from './moment.js';
import { dueAsOf } from './pause-clock.js';
import { type ClockKind, limitFor } from './policy.js';

export interface Capped {
  order: Order;
  kind: ClockKind;
  subject: string;
  limit: Limit;
  /** Where what is left is counted from: the start, or the lowering. */
  at: Moment;
  /** The clock's start. */
  startedAt: Moment;
}

/** Clocks that may run past order close: they are about what was decided, or come after the result. */
const uncapped = new Set<ClockKind>(['intake', 'callback', 'callback_answer', 'objection_window', 'objection_decision']);

/** The due within its caps (domain §5 and its finer point *Caps*); they hold where a clock starts or a lowering moves it. */
export function cap(book: Book, want: Capped, due: Moment): Moment {
  const { order, kind, subject, at } = want;
  switch (kind) {
    case 'order_close':
      return Math.min(due, above(book, order, 'order_close', at), order.closeBy ?? Infinity);
    case 'order_reply':
      return Math.min(due, above(book, order, 'order_reply', at), dueOf(book, order, 'order_close', at), order.replyBy ?? Infinity);
    case 'unit_close':
      return withLeast(book, want, due);
    case 'sign':
    case 'first_reply': {
      const unitClose = book.openClock(order.number, 'unit_close', subject);
      return unitClose ? Math.min(due, asOf(book, unitClose, at)) : withLeast(book, want, due);
    }
    case 'dispatch': {
      const reply = limitFor(book.policy, 'order_reply', order);
      return withinWorking(book, want, Math.min(due, addShare(want.startedAt, reply, book.policy.dispatchShare, book.calendar)));
    }
    default:
      return uncapped.has(kind) ? due : withinWorking(book, want, due);
  }
}

/** A working-time clock is never later than order close, unless less than a tenth of its own limit is left. */
const withinWorking = (book: Book, want: Capped, due: Moment): Moment => (isWorking(want.limit) ? withLeast(book, want, due) : due);

/** Not past order close; where less than a tenth of the limit is left until then, that tenth. */
function withLeast(book: Book, { order, at, limit }: Capped, due: Moment): Moment {
  const least = addShare(at, limit, book.policy.leastShare, book.calendar);
  return Math.min(due, Math.max(least, dueOf(book, order, 'order_close', at)));
}

/** What the parent's clock of the kind leaves to a part. */
const above = (book: Book, order: Order, kind: ClockKind, at: Moment): Moment => {
  const parent = order.parent === undefined ? undefined : book.order(order.parent);
  return parent ? dueOf(book, parent, kind, at) : Infinity;
};

function dueOf(book: Book, order: Order, kind: ClockKind, at: Moment): Moment {
  const clock = book.clocksOf(order.number, { kind }).findLast(isOpen);
  return clock ? asOf(book, clock, at) : Infinity;
}

const asOf = (book: Book, clock: Clock, at: Moment): Moment => dueAsOf(clock, at, book.calendar);
