import type { Book } from './book.js';
import type { Clock } from './clock.js';
import { cancel, meet, redate } from './end-clock.js';
import { lapseExtensions } from './extension-clocks.js';
import type { Order } from './matter.js';
import type { Moment } from './moment.js';
import { hold, release } from './pause-clock.js';
import { rescindAfter } from './breach.js';
import { idOf } from './start-clock.js';

/** The last result that was still missing came at `at`; `approved` when the reviewer agreed to all. */
interface Completion {
  at: Moment;
  approved: boolean;
}

/** When the order's work was complete, or undefined while a unit, or a lead, is missing. */
export function completionOf(book: Book, order: Order, round: number): Completion | undefined {
  const parts = order.parts.flatMap((number) => book.order(number) ?? []).filter(({ ended }) => ended !== 'withdrawn' && ended !== 'void');
  return parts.length > 0 ? ofParts(parts.map((part) => orderClose(book, part, part.round))) : ofAssignments(order, round);
}

/** The latest submission of the parts that were not withdrawn. */
function ofParts(clocks: (Clock | undefined)[]): Completion | undefined {
  const moments = clocks.map((clock) => clock?.heldAt ?? clock?.metAt);
  if (moments.some((moment) => moment === undefined)) return undefined;
  return { at: Math.max(...(moments as Moment[])), approved: clocks.every((clock) => clock?.state === 'met') };
}

/** The last submission; a withdrawal that leaves only submitted ones counts as that moment. */
function ofAssignments(order: Order, round: number): Completion | undefined {
  const all = Object.values(order.assignments).filter((assignment) => assignment.round === round);
  const live = all.filter(({ state }) => state !== 'withdrawn');
  if (live.some(({ state }) => state === 'open') || !live.some(({ role }) => role === 'lead')) return undefined;
  const at = Math.max(...all.map(({ submittedAt, withdrawnAt }) => submittedAt ?? withdrawnAt ?? 0));
  return { at, approved: live.every(({ state }) => state === 'approved') };
}

const orderClose = (book: Book, order: Order, round: number) => book.clock(idOf(order.number, 'order_close', order.number, round));

/** Brings order close and order reply of the order, and of its parent, in line with what the units have done. */
export function settleOrder(book: Book, number: string, at: Moment): void {
  const order = book.order(number);
  if (!order || order.ended) return;
  const clocks = [orderClose(book, order, order.round), book.clock(idOf(number, 'order_reply', number, order.round))].filter(
    (c) => c !== undefined,
  );
  const completion = completionOf(book, order, order.round);
  if (!completion) for (const clock of clocks) book.put(release(clock, at, book.calendar));
  else if (!completion.approved) for (const clock of clocks) book.put(hold(clock, completion.at, 'through', book.calendar));
  else complete(book, order, clocks, completion.at, at);
  if (order.parent !== undefined) settleOrder(book, order.parent, at);
}

/** All approved: the order waits for the callback, and what was still asked of it has no object any more. */
function complete(book: Book, order: Order, clocks: Clock[], metAt: Moment, at: Moment): void {
  for (const clock of clocks) book.put(clock.kind === 'order_close' ? meet(clock, metAt, at, book.calendar) : cancel(clock, at));
  if (order.parent !== undefined) return;
  lapseExtensions(book, order.number, at);
  for (const clock of book.clocksOf(order.number, { kind: 'extension_step' })) book.put(cancel(clock, at));
}

/** An upheld objection: the round's order close counts from the submission that was wrongly rejected. */
export function redateOrder(book: Book, number: string, round: number, at: Moment): void {
  const order = book.order(number);
  if (!order) return;
  const completion = completionOf(book, order, round);
  const close = orderClose(book, order, round);
  if (completion?.approved && close) {
    book.put(redate(close, completion.at, at, book.calendar));
    const reply = book.clock(idOf(number, 'order_reply', number, round));
    if (reply) book.put(rescindAfter(reply, completion.at, at, 'objection_upheld'));
  }
  settleOrder(book, number, at);
  const parent = order.parent === undefined ? undefined : book.order(order.parent);
  if (parent && round === order.round) redateOrder(book, parent.number, parent.round, at);
}
