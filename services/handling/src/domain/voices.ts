import { system, type Actor } from '@hotline/platform/lifecycle';
import { withdrawOrder } from './end.js';
import { open as openStates } from './order-lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { closeIfSettled, planCallback, presentCallbacks } from './plan-callbacks.js';
import { lapseCallback } from './record-callback.js';
import { reopen } from './reopening.js';
import { isInReopenWindow } from './reopen-window.js';
import { setUrgency } from './urgency.js';
import type { Voice } from './voice.js';
import { hasEnded, type WorkOrder } from './work-order.js';
import { raises, type Urgency } from './words.js';

/** An appeal that joins an order. */
export interface Joining extends Omit<Voice, 'joinedAt'> {
  /** Raised by this voice; empty: as it was. */
  urgency: Urgency | '';
  /** The order is this person's own: a closed one may be reopened. */
  samePerson: boolean;
}

export interface VoiceRules {
  /** How long after its end an order may be reopened. */
  reopenWindowDays: number;
  /** So many voices make a normal order urgent; 0: never. */
  manyVoices: number;
}

/** One more citizen shares the matter. An order that has ended takes no voice, except the person's own inside the reopen window. */
export function addVoice(order: WorkOrder, joining: Joining, rules: VoiceRules, actor: Actor, at: Date): Outcome {
  const { appealNumber } = joining;
  if (order.voices.some((voice) => voice.appealNumber === appealNumber)) return unchanged(order);
  if (!hasEnded(order)) return join(order, joining, rules, actor, at);
  if (joining.samePerson && isInReopenWindow(order, rules.reopenWindowDays, at))
    return andThen(join(order, joining, rules, actor, at), (joined) => reopen(joined, 'voice', [], actor, at));
  return happened(order, { type: 'VoiceRefused', ...fact(order, actor, at), appealNumber, state: order.state });
}

function join(order: WorkOrder, { urgency, samePerson: _, ...said }: Joining, { manyVoices }: VoiceRules, actor: Actor, at: Date): Outcome {
  const voice: Voice = { ...said, joinedAt: at };
  const voices = [...order.voices, voice];
  const { appealNumber, identity } = voice;
  const joined = happened(
    { ...order, voices },
    { type: 'VoiceAdded', ...fact(order, actor, at), appealNumber, voices: voices.length, identity },
  );
  const isOpen = openStates.some((state) => state === order.state);
  const isMany = manyVoices > 0 && voices.length >= manyVoices;
  return andThen(
    joined,
    (each) =>
      isOpen && urgency !== '' && raises(each.urgency, urgency) ? setUrgency(each, urgency, 'voices', '', actor, at) : unchanged(each),
    (each) =>
      isOpen && isMany && raises(each.urgency, 'urgent')
        ? setUrgency(each, 'urgent', 'voices', `附议已达${voices.length}件`, system, at)
        : unchanged(each),
    (each) => (each.state === 'callback' ? planCallback(each, voice, at) : unchanged(each)),
  );
}

/** Wrongly merged: it stands alone again. */
export const detachVoice = (order: WorkOrder, appealNumber: string, actor: Actor, at: Date): Outcome =>
  hasVoice(order, appealNumber) ? removeVoice(order, appealNumber, 'detached', actor, at) : unchanged(order);

/**
 * The citizen withdraws. The last voice takes the order with it: withdrawn while it is open, closed without a callback afterwards.
 * An order that has ended refuses.
 */
export function withdrawVoice(order: WorkOrder, appealNumber: string, reason: string, actor: Actor, at: Date): Outcome {
  if (hasEnded(order)) return withdrawOrder(order, appealNumber, reason, actor, at);
  if (!hasVoice(order, appealNumber)) return unchanged(order);
  return andThen(removeVoice(order, appealNumber, 'withdrawn', actor, at), (rest) =>
    rest.voices.length === 0 ? withdrawOrder(rest, appealNumber, reason, actor, at) : unchanged(rest),
  );
}

function removeVoice(order: WorkOrder, appealNumber: string, cause: string, actor: Actor, at: Date): Outcome {
  const voices = order.voices.filter((voice) => voice.appealNumber !== appealNumber);
  const callback = presentCallbacks(order).find((each) => each.appealNumber === appealNumber && each.endedAt === undefined);
  return andThen(
    happened({ ...order, voices }, { type: 'VoiceRemoved', ...fact(order, actor, at), appealNumber, cause }),
    (rest) => (callback === undefined ? unchanged(rest) : lapseCallback(rest, callback, at)),
    (rest) => (voices.length > 0 ? closeIfSettled(rest, at) : unchanged(rest)),
  );
}

const hasVoice = ({ voices }: WorkOrder, appealNumber: string): boolean => voices.some((voice) => voice.appealNumber === appealNumber);
