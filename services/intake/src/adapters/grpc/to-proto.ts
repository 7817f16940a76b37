import type { Appeal as AppealMessage, AppealLine } from '@hotline/proto/intake/v1/appeal';
import type { TrackAppealResponse } from '@hotline/proto/intake/v1/citizen';
import type { Mark as MarkMessage } from '@hotline/proto/intake/v1/mark';
import type { Sight } from '../../app/get-appeal.js';
import type { NamedTracking } from '../../app/track-appeal.js';
import type { Appeal } from '../../domain/appeal.js';
import type { Mark } from '../../domain/mark.js';

/** The appeal alone, as a decision leaves it: who has it in hand and what is marked is asked for with GetAppeal. */
export const toDecided = (appeal: Appeal): { appeal: AppealMessage } => ({ appeal: toAppeal({ appeal, mark: '', lease: undefined }) });

export function toAppeal({ appeal, mark, lease }: Sight): AppealMessage {
  const { number, state, receivedAt, channel, kind, category, urgency, process, division, address, occurredAt, title, text } = appeal;
  const { askedFor, identity, replyWanted, enterprise, creditCode, contact, attachments, fields, orderNumber, relatedNumber } = appeal;
  const { notes, supplements, urges, rating } = appeal;
  return {
    number,
    state,
    receivedAt,
    channel,
    kind,
    category,
    urgency,
    process,
    division,
    address,
    occurredAt,
    title,
    text,
    askedFor,
    identity,
    replyWanted,
    enterprise,
    creditCode,
    attachments,
    fields,
    orderNumber,
    relatedNumber,
    notes,
    supplements,
    urges: urges.length,
    rating,
    mark,
    lease,
    name: contact.name,
    phone: contact.phone,
  };
}

export function toLine(appeal: Appeal): AppealLine {
  const { number, state, receivedAt, channel, kind, category, urgency, division, title, contact, orderNumber } = appeal;
  const { name, phone } = contact;
  return { number, state, receivedAt, channel, kind, category, urgency, division, title, name, phone, orderNumber };
}

export function toTracking({ unitNames, ...tracking }: NamedTracking): TrackAppealResponse {
  const { number, state, orderState, receivedAt, kind, title, answer, rating, urges, openActions } = tracking;
  const named = (unit: string) => ({ unit, unitName: unitNames.get(unit) ?? '' });
  return {
    number,
    state,
    orderState,
    receivedAt,
    kind,
    title,
    answer,
    rating,
    urges,
    openActions,
    steps: tracking.steps.map(({ at, step, unit }) => ({ at, step, ...named(unit) })),
    results: tracking.results.map(({ at, unit, text, round }) => ({ at, text, round, ...named(unit) })),
  };
}

export function toMark(mark: Mark): { mark: MarkMessage } {
  const { number, state, category, division, evidence, markedBy, markedAt, decidedBy, decidedAt, reason, reviewAt } = mark;
  return { mark: { number, state, category, division, evidence, markedBy, markedAt, decidedBy, decidedAt, reason, reviewAt } };
}
