import { Partitioners, type Admin, type Kafka, type Producer, type TopicMessages } from 'kafkajs';
import { failpoint } from '../failpoints/index.js';
import type { Message } from './event.js';
import { toKafka } from './kafka-message.js';
import { whileBrokerWakes } from './kafka-waking.js';

/** Errors after which the broker accepts nothing more from this producer: its topic was made anew, or it was forgotten. */
const producerIsLost = /OUT_OF_ORDER_SEQUENCE_NUMBER|UNKNOWN_PRODUCER_ID|INVALID_PRODUCER_EPOCH|out of order sequence/i;

interface Batch {
  ids: Set<string>;
  topicMessages: TopicMessages[];
}

/**
 * An idempotent producer. After a rejected send the broker may have the batch or not, and takes nothing else before exactly the
 * same batch has come again: so it is kept, for each relay, and sent first the next time.
 */
export class KafkaPublisher {
  private producer: Producer;
  private readonly admin: Admin;
  private readonly unsent = new Map<string, Batch>();

  constructor(
    private readonly kafka: Kafka,
    private readonly tenant: string,
  ) {
    this.producer = this.newProducer();
    this.admin = kafka.admin();
  }

  /** Connects, and makes the topics that are missing. */
  async start(topics: readonly string[], partitions: number): Promise<void> {
    await Promise.all([whileBrokerWakes(() => this.producer.connect()), this.admin.connect()]);
    const existing = new Set(await this.admin.listTopics());
    const missing = topics.map((topic) => this.nameOf(topic)).filter((topic) => !existing.has(topic));
    if (missing.length > 0)
      await this.admin.createTopics({ topics: missing.map((topic) => ({ topic, numPartitions: partitions })), waitForLeaders: true });
  }

  async stop(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.admin.disconnect()]);
  }

  /** Asks the broker only after a failure. */
  async ready(): Promise<void> {
    if (this.unsent.size > 0) await this.admin.describeCluster();
  }

  /** @param relay whose batch it is */
  async publish(relay: string, messages: readonly Message[]): Promise<void> {
    const before = this.unsent.get(relay);
    if (before) await this.send(relay, before);
    const rest = messages.filter(({ id }) => !before?.ids.has(id));
    if (rest.length > 0) await this.send(relay, this.batchOf(rest));
  }

  private async send(relay: string, batch: Batch): Promise<void> {
    failpoint('mid-relay', relay);
    try {
      await this.producer.sendBatch({ acks: -1, topicMessages: batch.topicMessages });
      this.unsent.delete(relay);
    } catch (error) {
      if (producerIsLost.test(`${(error as { type?: string }).type} ${(error as Error).message}`)) await this.replaceProducer();
      else this.unsent.set(relay, batch);
      throw error;
    }
  }

  private batchOf(messages: readonly Message[]): Batch {
    const topicMessages = [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, group]) => ({
      topic: this.nameOf(topic),
      messages: group.map((message) => toKafka(message, this.tenant)),
    }));
    return { ids: new Set(messages.map(({ id }) => id)), topicMessages };
  }

  /** A new one starts its sequences anew; what was not published is still in the outbox. */
  private async replaceProducer(): Promise<void> {
    await this.producer.disconnect().catch(() => undefined);
    this.unsent.clear();
    this.producer = this.newProducer();
    await this.producer.connect();
  }

  private newProducer(): Producer {
    return this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 1, initialRetryTime: 100 },
    });
  }

  private nameOf(topic: string): string {
    return `${this.tenant}.${topic}`;
  }
}
