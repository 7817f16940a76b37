import type { Order, OrderCounts, PendingLowering, PendingVoid } from '@hotline/proto/handling/v1/order';
import type { TimelineLine } from '@hotline/proto/handling/v1/timeline';
import type { Numbered } from '../../app/ports.js';
import type { Part, WorkOrder } from '../../domain/work-order.js';
import { toAssignment } from './assignment-messages.js';
import { toCallback, toEscalation, toObjection, toSuspension } from './question-messages.js';

/** The order as callers see it. */
export const toOrder = (order: WorkOrder): Order => ({
  number: order.number,
  state: order.state,
  round: order.round,
  kind: order.kind,
  channel: order.channel,
  category: order.category,
  urgency: order.urgency,
  process: order.process,
  division: order.division,
  address: order.address,
  occurredAt: order.occurredAt,
  title: order.title,
  text: order.text,
  askedFor: order.askedFor,
  identity: order.identity,
  replyWanted: order.replyWanted,
  enterprise: order.enterprise,
  attachments: order.attachments,
  fields: order.fields,
  relatedNumber: order.relatedNumber,
  superiorNumber: order.superiorNumber,
  parentNumber: order.parentNumber,
  openedAt: order.openedAt,
  endedAt: order.endedAt,
  nextDueAt: order.nextDueAt,
  needsDispatch: order.needsDispatch,
  accountableUnit: typeof order.accountable === 'object' ? order.accountable.unit : '',
  outcome: order.outcome ?? '',
  assignments: order.assignments.map(toAssignment),
  voices: order.voices,
  callbacks: order.callbacks.map(toCallback),
  suspensions: order.suspensions.map(toSuspension),
  escalations: order.escalations.map(toEscalation),
  objections: order.objections.map(toObjection),
  parts: order.parts.map(toPart),
  pendingLowering: order.pendingLowering satisfies PendingLowering | undefined,
  pendingVoid: order.pendingVoid satisfies PendingVoid | undefined,
  counts: toCounts(order),
  problems: order.problems,
});

const toPart = ({ number, title, category, unit, state, round }: Part) => ({ number, title, category, unit, state, round });

const toCounts = ({ barredUnits, reopens, urges, rejections, missedCalls }: WorkOrder): OrderCounts => ({
  bouncedUnits: barredUnits.length,
  reopens,
  urges,
  rejections,
  missedCalls: Object.values(missedCalls).reduce((sum, each) => sum + each, 0),
  missedCallsByUnit: missedCalls,
});

export const toLine = ({ seq, at, who, what, why, data, traceId }: Numbered): TimelineLine => ({
  seq,
  at,
  who,
  what,
  why,
  data,
  traceId,
});
