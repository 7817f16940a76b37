import type { Admin, KafkaMessage } from 'kafkajs';
import { bareKafka } from './bare-kafka.js';

/** A message as it stands in a topic. */
export interface Carried {
  topic: string;
  /** the fact's, '' when the message is none of ours */
  id: string;
  /** everything in it that could be read */
  text: string;
}

const patienceMs = 60_000;

/** Every message of the topics that begin with `prefix`, from the first to the last that is there now. @throws Error after a minute */
export async function readTopics(broker: string, prefix: string): Promise<Carried[]> {
  const kafka = bareKafka(broker);
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: `reader-${crypto.randomUUID()}` });
  const carried: Carried[] = [];
  try {
    await admin.connect();
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    const left = await ends(admin, topics);
    if (left.size === 0) return carried;
    const done = Promise.withResolvers<void>();
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        carried.push(carriedBy(topic, message));
        const place = `${topic}/${partition}`;
        if (Number(message.offset) + 1 >= (left.get(place) ?? 0)) left.delete(place);
        if (left.size === 0) done.resolve();
      },
    });
    const late = setTimeout(() => done.reject(new Error(`the topics were not read within ${patienceMs / 1000} s`)), patienceMs);
    await done.promise.finally(() => clearTimeout(late));
    return carried;
  } finally {
    await consumer.disconnect();
    await admin.disconnect();
  }
}

/** The end of each partition that has something. */
async function ends(admin: Admin, topics: readonly string[]): Promise<Map<string, number>> {
  const left = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > Number(low)) left.set(`${topic}/${partition}`, Number(high));
  return left;
}

const carriedBy = (topic: string, { headers, key, value }: KafkaMessage): Carried => ({
  topic,
  id: String(headers?.['ce_id'] ?? ''),
  text: `${key?.toString() ?? ''} ${value?.toString() ?? ''} ${Object.values(headers ?? {}).join(' ')}`,
});
