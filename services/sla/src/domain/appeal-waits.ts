import type { Book } from './book.js';
import { meet } from './end-clock.js';
import type { AppealFact } from './facts.js';
import { addLimit } from './limit.js';
import { limitFor } from './policy.js';
import { begin, idOf } from './start-clock.js';

/** An appeal by another channel than phone waits in intake's queue until somebody decides about it (domain §5). */
export function appealFact(book: Book, fact: AppealFact): void {
  switch (fact.type) {
    case 'AppealReceived': // an agent decides about a call while it lasts; an order from above is born accepted
      return fact.channel === 'phone' || fact.channel === 'superior' ? undefined : wait(book, fact.number, fact.at);
    case 'AppealTakenBack':
    case 'VoiceDetached':
      return wait(book, fact.number, fact.at);
    case 'VoiceRefused':
      return wait(book, fact.appealNumber, fact.at);
    default:
      return book.turn(fact.number, 'intake', fact.number, (clock) => meet(clock, fact.at, fact.at, book.calendar));
  }
}

function wait(book: Book, number: string, at: number): void {
  if (book.openClock(number, 'intake', number)) return;
  const n = book.clocksOf(number, { kind: 'intake' }).length + 1;
  const limit = limitFor(book.policy, 'intake', { kind: '', urgency: 'normal', round: 1 });
  const dueAt = addLimit(at, limit, book.calendar, book.policy.dayRule);
  begin(book, { id: idOf(number, 'intake', number, n), number, kind: 'intake', subject: number, at, dueAt, limit, capped: false });
}
