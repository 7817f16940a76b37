// Raised and lowered: every deadline of the order follows.
import { setDue, type Reckoned } from './clock.ts';
import { dueNow, openClock, openOnes, type Matter } from './matter.ts';
import { withinClose } from './starting.ts';
import type { Urgency } from './limits.ts';

const rank: Urgency[] = ['critical', 'urgent', 'normal'];

export function changeUrgency(matter: Matter, to: Urgency, at: number): void {
  const raised = rank.indexOf(to) < rank.indexOf(matter.urgency);
  matter.urgency = to;
  // The order's own first: they bound the others.
  const clocks = openOnes(matter).toSorted((a, b) => place(a) - place(b));
  for (const clock of clocks) {
    clock.limit = matter.limits.of(clock.kind, to);
    if (raised) setDue(clock, Math.min(clock.due, (frozen(clock) ?? at) + clock.limit), at);
    else setDue(clock, Math.max(clock.due, bound(matter, clock, clock.start + clock.limit + clock.granted, at)), at);
  }
}

const order = ['order_close', 'order_reply', 'unit_close', 'sign', 'first_reply'];
const place = ({ kind }: Reckoned): number => order.indexOf(kind);

/** From when the rest counts. */
const frozen = ({ held, stopped }: Reckoned): number | undefined => (held?.counts === 'rest' ? held.at : stopped);

function bound(matter: Matter, clock: Reckoned, due: number, at: number): number {
  switch (clock.kind) {
    case 'order_close':
      return due;
    case 'order_reply':
      return Math.min(due, dueNow(openClock(matter, 'order_close'), at));
    case 'unit_close':
      return withinClose(matter, at, clock.limit, due);
    default:
      return Math.min(due, dueNow(openClock(matter, 'unit_close', clock.subject), at));
  }
}
