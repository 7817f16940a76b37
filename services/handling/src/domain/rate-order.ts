import type { Actor } from '@hotline/platform/lifecycle';
import { isBad, type Rating } from './callback.js';
import { callbackLifecycle } from './lifecycle.js';
import { noted, andThen, unchanged, type Outcome } from './outcome.js';
import { presentCallbacks } from './plan-callbacks.js';
import { settle, type Said } from './record-callback.js';
import { reopen } from './reopening.js';
import { isInReopenWindow } from './reopen-window.js';
import type { WorkOrder } from './work-order.js';

/**
 * The citizen rates by link or portal. It settles the callback that is still open; a bad one reopens a closed order inside the window; any other
 * is kept in the timeline alone, because the record of a callback stays.
 */
export function rateOrder(order: WorkOrder, appealNumber: string, said: Said, windowDays: number, actor: Actor, at: Date): Outcome {
  const rating: Rating = { ...said, source: 'citizen', at, counted: true };
  const callback = presentCallbacks(order).find((each) => each.appealNumber === appealNumber);
  if (callback !== undefined && callbackLifecycle.settleByCitizen.from.includes(callback.state))
    return settle(order, callback, rating, actor);
  const { contacted, resolved, satisfaction, words } = said;
  const data = { appealNumber, contacted: String(contacted), resolved: String(resolved), satisfaction: String(satisfaction) };
  const line = { at, who: actor, what: 'AppealRated', why: words, data };
  const reopens =
    isBad(rating) && isInReopenWindow(order, windowDays, at) && order.voices.some((voice) => voice.appealNumber === appealNumber);
  return andThen(noted(order, line), (each) => (reopens ? reopen(each, 'rating', [], actor, at) : unchanged(each)));
}
