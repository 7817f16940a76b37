// A message as Kafka carries it: the payload as value, CloudEvents attributes as headers.
import type { IHeaders, KafkaMessage, Message as Sent } from 'kafkajs';
import type { Message } from './event.js';

/** @param tenant whose topics these are */
export function toKafka(message: Message, tenant: string): Sent {
  return {
    key: message.key,
    value: Buffer.from(message.payload),
    timestamp: String(message.time.getTime()),
    headers: {
      ce_specversion: '1.0',
      ce_id: message.id,
      ce_type: message.type,
      ce_time: message.time.toISOString(),
      ce_source: message.topic.split('.')[0]!,
      tenant,
      traceparent: message.traceparent,
    },
  };
}

/** @returns undefined when it is not one of ours: a header, the key or the value is missing or makes no sense */
export function fromKafka(topic: string, message: KafkaMessage): Message | undefined {
  const headers = message.headers ?? {};
  const id = text(headers, 'ce_id');
  const type = text(headers, 'ce_type');
  const time = new Date(text(headers, 'ce_time'));
  const key = message.key?.toString() ?? '';
  const fits = id !== '' && id.length <= 64 && type !== '' && type.length <= 64 && key.length <= 64 && !Number.isNaN(time.getTime());
  if (!fits || !message.value) return undefined;
  return { id, topic, type, key, time, traceparent: text(headers, 'traceparent').slice(0, 64), payload: message.value };
}

/** What is kept of something that is no message of ours: its place is its name. */
export const unreadable = (topic: string, partition: number, message: KafkaMessage): Message => ({
  id: `${topic.slice(-40)}/${partition}/${message.offset}`,
  topic,
  type: 'unreadable',
  key: '',
  time: new Date(Number(message.timestamp)),
  traceparent: '',
  payload: message.value ?? Buffer.alloc(0),
});

function text(headers: IHeaders, name: string): string {
  const value = headers[name];
  return value === undefined || Array.isArray(value) ? '' : value.toString();
}
