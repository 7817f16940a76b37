import type { Book } from './book.js';
import { cap } from './caps.js';
import { type Clock, tell } from './clock.js';
import { addLimit, isWorking, noSpan } from './limit.js';
import type { Order } from './matter.js';
import type { Moment } from './moment.js';
import { type DatedKind, type LimitedKind, limitFor } from './policy.js';
import { warningsOf } from './warn.js';

interface Start {
  order: Order;
  kind: LimitedKind;
  /** Whom or what it is about; default: the order. */
  subject?: string;
  /** Tells the clocks of one subject apart; default: the round. */
  n?: number;
  unit?: string;
  at: Moment;
}

/** Starts a clock by its limit, within its caps. Nothing happens if it was started before. */
export function startClock(book: Book, { order, kind, subject = order.number, n = order.round, unit, at }: Start): void {
  const limit = limitFor(book.policy, kind, order);
  const due = addLimit(at, limit, book.calendar, book.policy.dayRule);
  const dueAt = cap(book, { order, kind, subject, limit, at, startedAt: at }, due);
  begin(book, {
    id: idOf(order.number, kind, subject, n),
    number: order.number,
    kind,
    subject,
    unit,
    at,
    dueAt,
    limit,
    capped: dueAt < due,
  });
}

/** Starts a clock whose due somebody named: it moves only by naming another. */
export function startDated(
  book: Book,
  clock: { number: string; kind: DatedKind; subject: string; unit?: string; at: Moment; dueAt: Moment },
): void {
  begin(book, { ...clock, id: idOf(clock.number, clock.kind, clock.subject, 1), capped: false });
}

export const idOf = (number: string, kind: string, subject: string, n: number): string => `${number}/${kind}/${subject}/${n}`;

type Begin = Pick<Clock, 'id' | 'number' | 'kind' | 'subject' | 'dueAt' | 'limit' | 'capped'> & { unit?: string | undefined; at: Moment };

export function begin(book: Book, { unit, at, limit, ...given }: Begin): void {
  if (book.clock(given.id)) return;
  const clock: Clock = {
    ...given,
    ...(unit === undefined ? {} : { unit }),
    ...(limit === undefined ? {} : { limit }),
    startedAt: at,
    setAt: at,
    working: limit !== undefined && isWorking(limit),
    granted: noSpan,
    state: 'running',
    percents: book.policy.warnPercents,
    warned: 0,
    warnings: [],
  };
  book.put({
    clock: { ...clock, warnings: warningsOf(clock, book.calendar) },
    events: [{ ...tell(clock, at), type: 'ClockStarted', dueAt: clock.dueAt }],
  });
}
