import type { Actor } from '@hotline/platform/lifecycle';
import { fact, happened, type Outcome } from './outcome.js';
import type { Matter, WorkOrder } from './work-order.js';
import type { Process, Urgency } from './words.js';

/** What intake accepted, or what a part is cut to. */
export interface Opening extends Matter {
  number: string;
  urgency: Urgency;
  process: Process;
  relatedNumber: string;
  superiorNumber: string;
  parentNumber: string;
  proposedUnit: string;
}

/** A work order exists and waits for dispatch. An appeal's citizen is its first voice; a part has none of its own. */
export function openOrder(opening: Opening, actor: Actor, at: Date): Outcome {
  const { number, identity, replyWanted, channel, parentNumber } = opening;
  const order: WorkOrder = {
    ...opening,
    state: 'opened',
    round: 1,
    openedAt: at,
    changedAt: at,
    needsDispatch: true,
    accountable: 'next_lead',
    assignments: [],
    voices: parentNumber === '' ? [{ appealNumber: number, identity, replyWanted, channel, joinedAt: at }] : [],
    callbacks: [],
    suspensions: [],
    suspendedBy: '',
    escalations: [],
    objections: [],
    parts: [],
    returnsAskedBy: [],
    barredUnits: [],
    reopens: 0,
    urges: 0,
    rejections: 0,
    missedCalls: {},
    problems: [],
    lines: 0,
  };
  const { round, kind, category, urgency, process, division, address, title, text, enterprise, relatedNumber, proposedUnit } = order;
  return happened(order, {
    type: 'OrderOpened',
    ...fact(order, actor, at),
    round,
    kind,
    channel,
    category,
    urgency,
    process,
    division,
    address,
    title,
    text,
    identity,
    replyWanted,
    enterprise,
    parentNumber,
    relatedNumber,
    proposedUnit,
    receivedAt: at,
  });
}
