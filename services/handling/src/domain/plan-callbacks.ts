import { system, transition } from '@hotline/platform/lifecycle';
import { isBad, type Callback } from './callback.js';
import { close } from './close.js';
import { callbackLifecycle } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { isOwedCallback, type Voice } from './voice.js';
import type { WorkOrder } from './work-order.js';
import type { OrderOutcome } from './words.js';

/** Channels whose citizens are asked by a message first. */
const byMessage = new Set(['web', 'wechat', 'app', 'sms']);

/** Handled: each voice is owed a callback, or not. Who was satisfied in an earlier round is not asked again. */
export const planCallbacks = (order: WorkOrder, at: Date): Outcome =>
  andThen(
    unchanged(order),
    ...order.voices.filter((voice) => !isSettled(order, voice)).map((voice) => (each: WorkOrder) => planCallback(each, voice, at)),
  );

/** One voice of an order in its callbacks: planned, then asked at once by message or by phone. */
export function planCallback(order: WorkOrder, { appealNumber, ...voice }: Voice, at: Date): Outcome {
  const { round } = order;
  const owed = isOwedCallback({ appealNumber, ...voice });
  const channel = byMessage.has(voice.channel) ? 'message' : 'phone';
  const plan: Callback = { appealNumber, round, state: 'planned', channel, plannedAt: at, attempts: [] };
  const planned = { type: 'CallbackPlanned' as const, ...fact(order, system, at), appealNumber, round, owed, channel: owed ? channel : '' };
  const added = (callback: Callback): WorkOrder => ({ ...order, callbacks: [...order.callbacks, callback] });
  if (!owed) return happened(added({ ...plan, state: 'not_owed', endedAt: at }), planned);
  if (channel === 'phone') return happened(added({ ...plan, state: transition(callbackLifecycle, 'call', plan.state) }), planned);
  const asked = { ...plan, state: transition(callbackLifecycle, 'ask', plan.state), askedAt: at };
  return happened(added(asked), planned, {
    type: 'CallbackAsked',
    ...fact(order, system, at),
    appealNumber,
    round,
    channel: voice.channel,
  });
}

const isSettled = ({ callbacks }: WorkOrder, { appealNumber }: Voice): boolean => {
  const last = callbacks.findLast((callback) => callback.appealNumber === appealNumber);
  return last?.rating !== undefined && !isBad(last.rating);
};

/** Of the present round. */
export const presentCallbacks = ({ callbacks, round }: WorkOrder): Callback[] => callbacks.filter((callback) => callback.round === round);

/** Satisfied, unreachable and not owed close by themselves; a bad rating waits for a person. */
export function closeIfSettled(order: WorkOrder, at: Date): Outcome {
  const present = presentCallbacks(order);
  const isOpen = present.some(({ endedAt }) => endedAt === undefined);
  if (order.state !== 'callback' || isOpen || hasBadRating(present)) return unchanged(order);
  return close(order, 'close', outcomeOf(present), '', system, at);
}

/** One that counts: an upheld objection took the others out. */
export const hasBadRating = (callbacks: readonly Callback[]): boolean =>
  callbacks.some(({ rating }) => rating?.counted === true && isBad(rating));

/** What an order's end is called; callbacks that lapsed say nothing. */
function outcomeOf(callbacks: readonly Callback[]): OrderOutcome {
  const words = callbacks.filter(({ state }) => state !== 'lapsed').map(endOf);
  const outcomes = new Set(words);
  return outcomes.size > 1 ? 'mixed' : ([...outcomes][0] ?? 'not_owed');
}

/** A rating that does not count makes nobody satisfied. */
function endOf({ state, rating }: Callback): OrderOutcome {
  if (state === 'unreachable') return state;
  return rating?.counted === true ? 'satisfied' : 'not_owed';
}
