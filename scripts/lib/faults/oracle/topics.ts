// What stands in the broker's topics: each fact that was sent, and nothing personal.
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import type { Finding } from '../../replay/verify/verify.ts';
import type { Sent } from './journal.ts';

export interface Carried {
  topic: string;
  id: string;
  text: string;
}

const patienceMs = 60_000;
const phone = /1[3-9]\d{9}/g;

/** Every message of the tenant's topics, from the first to the last that is there now. */
export async function readTopics(address: string, tenant: string): Promise<Carried[]> {
  const kafka = new Kafka({ clientId: 'oracle', brokers: [address], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: `oracle-${crypto.randomUUID()}` });
  try {
    await admin.connect();
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${tenant}.`));
    const left = await ends(admin, topics);
    const carried: Carried[] = [];
    if (left.size === 0) return carried;
    const done = Promise.withResolvers<void>();
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        carried.push(carriedBy(topic, tenant, message));
        const place = `${topic}/${partition}`;
        if (Number(message.offset) + 1 >= (left.get(place) ?? 0)) left.delete(place);
        if (left.size === 0) done.resolve();
      },
    });
    const late = setTimeout(() => done.reject(new Error(`the topics could not be read within ${patienceMs / 1000} s`)), patienceMs);
    await done.promise.finally(() => clearTimeout(late));
    return carried;
  } finally {
    await consumer.disconnect();
    await admin.disconnect();
  }
}

/** The end of each partition that has something. */
async function ends(admin: ReturnType<Kafka['admin']>, topics: readonly string[]): Promise<Map<string, number>> {
  const left = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > Number(low)) left.set(`${topic}/${partition}`, Number(high));
  return left;
}

const carriedBy = (topic: string, tenant: string, { headers, key, value }: KafkaMessage): Carried => ({
  topic: topic.slice(tenant.length + 1),
  id: String(headers?.ce_id ?? ''),
  text: `${key?.toString('latin1') ?? ''} ${value?.toString('utf8') ?? ''} ${JSON.stringify(headers)}`,
});

/** A fact may stand there twice, for relays repeat what they are not sure of; consumers take it once. */
export function judgeTopics(carried: readonly Carried[], sent: readonly Sent[], phones: ReadonlySet<string>): Finding {
  const there = new Set(carried.map(({ id }) => id));
  const problems = sent.filter(({ id }) => !there.has(id)).map(({ type, key, topic }) => `${type} of ${key} is not in ${topic}`);
  for (const { topic, text } of carried)
    for (const [found] of text.matchAll(phone))
      if (phones.has(found)) problems.push(`${topic} shows ${found.slice(0, 3)}…${found.slice(-2)}`);
  return { what: 'every fact stands in its topic, and nothing personal does', looked: carried.length, problems };
}
