import type { Book } from './book.js';
import { cap } from './caps.js';
import { type Change, type Clock, unchanged } from './clock.js';
import type { RecomputedFact } from './facts.js';
import { type Limit, addLimit, advanceBy, isWorking } from './limit.js';
import type { Order } from './matter.js';
import { lower, raise } from './move-clock.js';
import { type LimitedKind, limitFor } from './policy.js';
import { clocksInRank } from './urgency-changes.js';

/**
 * Limits or calendar changed, and an administrator lets this order follow (domain §5, last row). A longer limit acts as a lowering,
 * a shorter one as a raising; what was granted stays granted. A limit that is as it was moves only with the calendar.
 */
export function clocksRecomputed(book: Book, { number, at }: RecomputedFact): void {
  for (const order of book.family(number))
    if (!order.ended) for (const clock of clocksInRank(book, order)) book.put(recompute(book, order, clock, at));
}

function recompute(book: Book, order: Order, clock: Clock, at: number): Change {
  const { policy, calendar } = book;
  const { kind, subject, startedAt, granted } = clock;
  const limit = limitFor(policy, kind as LimitedKind, order);
  if (isSame(limit, clock.limit) && (!clock.working || clock.capped)) return unchanged(clock);
  const target = advanceBy(isWorking(limit), addLimit(startedAt, limit, calendar, policy.dayRule), granted, calendar);
  if (target < clock.dueAt) return raise(clock, at, limit, calendar, policy.dayRule, granted);
  const within = (due: number) => cap(book, { order, kind, subject, limit, at: startedAt, startedAt }, due);
  return lower(clock, at, limit, calendar, policy.dayRule, within);
}

const isSame = (a: Limit, b: Limit | undefined): boolean => a.amount === b?.amount && a.unit === b.unit;
