import type { Message } from './event.js';

/** The columns that outbox, mailbox and parked share. */
export const messageColumns = 'event_id, topic, type, message_key, at, traceparent, payload';

export interface MessageRow {
  id: number;
  event_id: string;
  topic: string;
  type: string;
  message_key: string;
  at: Date;
  traceparent: string;
  payload: Buffer;
}

/** In the order of `messageColumns`. */
export const toRow = ({ id, topic, type, key, time, traceparent, payload }: Message): unknown[] => [
  id,
  topic,
  type,
  key,
  time,
  traceparent,
  Buffer.from(payload),
];

export const toMessage = (row: MessageRow): Message => ({
  id: row.event_id,
  topic: row.topic,
  type: row.type,
  key: row.message_key,
  time: row.at,
  traceparent: row.traceparent,
  payload: row.payload,
});
