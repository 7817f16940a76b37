import { system } from '@hotline/platform/lifecycle';
import { finish, finishIfHandled, isHandled } from './finish.js';
import type { OrderState } from './lifecycle.js';
import { andThen, noted, unchanged, type Outcome } from './outcome.js';
import { goBack, queueAgain } from './withdraw-assignment.js';
import { hasEnded, partsOf, type WorkOrder } from './work-order.js';

/** A part has ended; with the last one the parent goes to its callbacks, or back to dispatch when nothing came of any. */
export function partEnded(parent: WorkOrder, number: string, state: OrderState, metAt: Date, at: Date): Outcome {
  const parts = parent.parts.map((part) => (part.number === number ? { ...part, state, metAt } : part));
  const line = { at, who: system, what: 'PartEnded', why: '', data: { part: number, state } };
  return andThen(noted({ ...parent, parts }, line), (told) => {
    const counted = partsOf(told);
    if (hasEnded(told) || !counted.every(hasEnded)) return unchanged(told);
    const closed = counted.filter((part) => part.state === 'closed').map((part) => (part.metAt ?? at).getTime());
    if (closed.length > 0) return finish(told, new Date(Math.max(...closed)), at);
    return isHandled(told) ? finishIfHandled(told, at) : startOver(told, at); // its own lead may have been approved before the split
  });
}

const startOver = (parent: WorkOrder, at: Date): Outcome =>
  andThen(goBack(parent, at), (opened) => queueAgain(opened, 'parts_withdrawn', '', system, at));
