import { illegal, invalid } from '@hotline/platform/errors';
import { system } from '@hotline/platform/lifecycle';
import { actorIn, moved, type Act } from './act.js';
import { noted, type Appeal, type Outcome } from './appeal.js';
import { hasEnded, type Progress } from './progress.js';
import type { Urgency } from './words.js';

export interface Merging {
  /** The appeal behind the order. */
  into: Appeal;
  /** How far the order has come; undefined until handling was heard of. */
  progress: Progress | undefined;
  /** Raised by this voice; empty: as it is. */
  urgency: Urgency | '';
}

/**
 * Makes the appeal a voice of an order. An ended order takes no more voices, except that its own person may open a closed one again:
 * handling knows the window and answers VoiceRefused.
 * @throws DomainError SAME_APPEAL, ORDER_NOT_FOUND, ORDER_ENDED, ILLEGAL_STATE, ROLE_NOT_ALLOWED
 */
export function merge(appeal: Appeal, { into, progress, urgency }: Merging, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'mergeAppeal', caller);
  const orderNumber = into.number;
  if (orderNumber === appeal.number) throw invalid('SAME_APPEAL', 'an appeal cannot be a voice of itself', { field: 'order_number' });
  const samePerson = appeal.contact.person !== '' && appeal.contact.person === into.contact.person;
  requireOpen(into, progress, samePerson);
  const { number, identity, replyWanted, channel } = appeal;
  return {
    appeal: { ...moved(appeal, 'mergeAppeal', actor, at, { order_number: orderNumber }), orderNumber },
    events: [{ type: 'AppealMerged', number, at, actor, orderNumber, identity, replyWanted, channel, urgency, samePerson }],
  };
}

function requireOpen(into: Appeal, progress: Progress | undefined, samePerson: boolean): void {
  const state = progress?.state ?? 'opened';
  if (!hasEnded(state) || (samePerson && state === 'closed')) return;
  throw illegal('ORDER_ENDED', `${into.number} is ${state}: it takes no more voices`, { order_number: into.number, state });
}

/** It was wrongly merged and waits again. */
export function detach(appeal: Appeal, reason: string, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'detachVoice', caller);
  const { number, orderNumber, identity } = appeal;
  return {
    appeal: { ...moved(appeal, 'detachVoice', actor, at, { order_number: orderNumber, reason }), orderNumber: '', rating: undefined },
    events: [{ type: 'VoiceDetached', number, at, actor, orderNumber, reason, identity }],
  };
}

/** Handling would not have the voice. A voice that left meanwhile has nothing to come back from. */
export function refuseVoice(appeal: Appeal, orderNumber: string, orderState: string, at: Date): Outcome {
  const said = { order_number: orderNumber, state: orderState };
  if (appeal.orderNumber !== orderNumber || appeal.number === orderNumber) return { appeal, events: [] };
  if (appeal.state === 'merged') {
    return { appeal: { ...moved(appeal, 'voiceRefused', system, at, said), orderNumber: '' }, events: [] };
  }
  if (appeal.state === 'withdrawn') {
    return { appeal: { ...appeal, orderNumber: '', formerState: '', notes: noted(appeal, 'voiceRefused', system, at, said) }, events: [] };
  }
  return { appeal, events: [] };
}
