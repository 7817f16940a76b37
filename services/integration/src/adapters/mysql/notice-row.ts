import type { SqlValue } from '@hotline/platform/mysql';
import type { Audience, Channel, Notice, NoticeState } from '../../domain/notice.js';

export interface NoticeRow {
  id: string;
  number: string;
  occasion: string;
  audience: Audience;
  addressee: string;
  channel: Channel;
  text: string;
  sealed_query_code: string;
  state: NoticeState;
  attempts: number;
  reason: string;
  queued_at: Date;
  next_attempt_at: Date;
  sent_at: Date | null;
}

export const columns =
  'id, number, occasion, audience, addressee, channel, text, sealed_query_code, state, attempts, reason, queued_at, next_attempt_at, sent_at';

export const toNotice = ({ sealed_query_code, queued_at, next_attempt_at, sent_at, ...same }: NoticeRow): Notice => ({
  ...same,
  sealedQueryCode: sealed_query_code,
  queuedAt: queued_at,
  nextAttemptAt: next_attempt_at,
  sentAt: sent_at ?? undefined,
});

/** In the order of `columns`. */
export const toValues = (notice: Notice): SqlValue[] => [
  notice.id,
  notice.number,
  notice.occasion,
  notice.audience,
  notice.addressee,
  notice.channel,
  notice.text,
  notice.sealedQueryCode,
  notice.state,
  notice.attempts,
  notice.reason.slice(0, 500),
  notice.queuedAt,
  notice.nextAttemptAt,
  notice.sentAt ?? null,
];
