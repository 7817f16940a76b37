import { notFound } from '@hotline/platform/errors';
import { permitTo, transition, system, type Actor, type Caller } from '@hotline/platform/lifecycle';
import { isUnreachable } from './callback-attempts.js';
import type { Callback, Rating } from './callback.js';
import { callbackLifecycle } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { closeIfSettled, presentCallbacks } from './plan-callbacks.js';
import type { WorkOrder } from './work-order.js';

export type Said = Pick<Rating, 'contacted' | 'resolved' | 'satisfaction' | 'words'>;

/** The callback agent reached the voice, and this is what it said. @throws DomainError CALLBACK_NOT_FOUND, ILLEGAL_STATE */
export function recordCallback(order: WorkOrder, appealNumber: string, said: Said, caller: Caller, at: Date): Outcome {
  const callback = requireCallback(order, appealNumber);
  const actor = permitTo(callbackLifecycle, 'recordCallback', callback.state, caller);
  return settle(order, callback, { ...said, source: 'callback_agent', at, counted: true }, actor);
}

/** The voice was called and did not answer; enough such calls end the callback as unreachable. @throws as recordCallback */
export function recordNoAnswer(
  order: WorkOrder,
  appealNumber: string,
  words: string,
  caller: Caller,
  at: Date,
  rehearsedPauseMs = 0,
): Outcome {
  const callback = requireCallback(order, appealNumber);
  const actor = permitTo(callbackLifecycle, 'recordCallback', callback.state, caller);
  const attempts = [...callback.attempts, { at, person: caller.person, words }];
  const { round } = callback;
  const called = { ...callback, state: 'calling' as const, attempts };
  const tried = happened(replaced(order, callback, called), {
    type: 'CallbackCalled',
    ...fact(order, actor, at),
    appealNumber,
    round,
    attempts: attempts.length,
    cause: 'no_answer',
  });
  return isUnreachable(attempts, order.urgency, rehearsedPauseMs) ? andThen(tried, (each) => giveUp(each, called, actor, at)) : tried;
}

/** The message was not answered in time: the callback agent calls. */
export function turnToCalling(order: WorkOrder, appealNumber: string, at: Date): Outcome {
  const callback = presentCallbacks(order).find((each) => each.appealNumber === appealNumber);
  if (callback?.state !== 'asked') return unchanged(order);
  const calling = { ...callback, state: transition(callbackLifecycle, 'turnToCalling', callback.state) };
  const { round, attempts } = callback;
  return happened(replaced(order, callback, calling), {
    type: 'CallbackCalled',
    ...fact(order, system, at),
    appealNumber,
    round,
    attempts: attempts.length,
    cause: 'unanswered_message',
  });
}

/** It ends with a rating; the order closes when it was the last and none is bad. */
export function settle(order: WorkOrder, callback: Callback, rating: Rating, actor: Actor): Outcome {
  const { appealNumber, round } = callback;
  const { contacted, resolved, satisfaction, words, source, at } = rating;
  const settled = {
    ...callback,
    state: 'settled' as const,
    endedAt: at,
    rating,
    ...(source === 'callback_agent' && { settledBy: actor.person }),
  };
  return andThen(
    happened(replaced(order, callback, settled), {
      type: 'CallbackSettled',
      ...fact(order, actor, at),
      appealNumber,
      round,
      outcome: 'settled',
      contacted,
      resolved,
      satisfaction,
      words,
      source,
    }),
    (rated) => closeIfSettled(rated, at),
  );
}

function giveUp(order: WorkOrder, callback: Callback, actor: Actor, at: Date): Outcome {
  const ended = endUnrated(order, callback, 'unreachable', actor, at);
  return andThen(ended, (each) => closeIfSettled(each, at));
}

/** Nobody will answer it any more. */
export const lapseCallback = (order: WorkOrder, callback: Callback, at: Date): Outcome => {
  transition(callbackLifecycle, 'lapse', callback.state);
  return endUnrated(order, callback, 'lapsed', system, at);
};

/** Whatever callbacks of the present round are still open. */
export const lapseCallbacks = (order: WorkOrder, at: Date): Outcome =>
  andThen(
    unchanged(order),
    ...presentCallbacks(order)
      .filter(({ endedAt }) => endedAt === undefined)
      .map((callback) => (each: WorkOrder) => lapseCallback(each, callback, at)),
  );

function endUnrated(order: WorkOrder, callback: Callback, outcome: 'unreachable' | 'lapsed', actor: Actor, at: Date): Outcome {
  const { appealNumber, round } = callback;
  return happened(replaced(order, callback, { ...callback, state: outcome, endedAt: at }), {
    type: 'CallbackSettled',
    ...fact(order, actor, at),
    appealNumber,
    round,
    outcome,
    contacted: false,
    resolved: false,
    satisfaction: 0,
    words: '',
    source: '',
  });
}

const replaced = (order: WorkOrder, { appealNumber, round }: Callback, by: Callback): WorkOrder => ({
  ...order,
  callbacks: order.callbacks.map((each) => (each.appealNumber === appealNumber && each.round === round ? by : each)),
});

function requireCallback(order: WorkOrder, appealNumber: string): Callback {
  const callback = presentCallbacks(order).find((each) => each.appealNumber === appealNumber);
  if (callback !== undefined) return callback;
  throw notFound('CALLBACK_NOT_FOUND', `no callback of ${appealNumber} is planned`, { appeal_number: appealNumber });
}
