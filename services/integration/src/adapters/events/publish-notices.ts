import type { Outbox } from '@hotline/platform/messaging';
import { system } from '@hotline/platform/lifecycle';
import { encodeEvent, type HotlineEvent } from '@hotline/proto/events';
import type { NoticeEvent } from '../../app/ports.js';
import type { PublishNoticeEvents } from '../mysql/mysql-notices.js';

/** Notices' fates go to the topic `notice`, keyed by the order's number. */
export const publishNotices =
  (outbox: Pick<Outbox, 'append'>, now: () => Date): PublishNoticeEvents =>
  async (events) => {
    const messages = events.map((event) => toEvent(event, now()));
    if (messages.length > 0) {
      await outbox.append(messages.map((event) => ({ topic: 'notice', type: event.type, key: event.number, payload: encodeEvent(event) })));
    }
  };

function toEvent({ type, notice }: NoticeEvent, at: Date): HotlineEvent<'NoticeSent' | 'NoticeFailed'> {
  const { id, number, occasion, audience, addressee, channel, reason } = notice;
  const told = { number, at, actor: system, noticeId: id, occasion, audience, addressee, channel };
  return type === 'NoticeSent' ? { type, ...told } : { type, ...told, reason };
}
