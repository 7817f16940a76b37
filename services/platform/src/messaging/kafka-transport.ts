import { Kafka, type Admin } from 'kafkajs';
import './kafka-calm.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Message, Running, Subscription } from './event.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { kafkaLag } from './kafka-lag.js';
import { kafkaLog } from './kafka-log.js';
import { groupAnswersWithin } from './kafka-member.js';
import { KafkaPublisher } from './kafka-publisher.js';
import type { Transport } from './transport.js';

export interface KafkaOptions {
  /** host:port, one or more */
  brokers: string[];
  /** topics are `<tenant>.<service>.<noun>`, groups `<tenant>.<consumer>` */
  tenant: string;
  /** every topic that may be published or listened to: 'handling.order', …; made at the start when missing */
  topics: readonly string[];
  /** who this process is, for the broker's logs */
  client?: string;
  log: Log;
  /** milliseconds before each further try of a message that failed */
  pauses?: readonly number[];
}

const partitions = 6;

/** What a broker may take to answer a relay, in milliseconds. It tries twice while its transaction waits, which may idle for 20 s (mysql's longestIdle). */
const answerWithin = 8_000;

/** Messages over Kafka, in order per key and topic. One of these a process. */
export class KafkaTransport implements Transport {
  private readonly listening: Kafka;
  private readonly publisher: KafkaPublisher;
  private readonly admin: Admin;

  constructor(private readonly options: KafkaOptions) {
    const publishing = clientOf(options, answerWithin);
    this.listening = clientOf(options, groupAnswersWithin);
    this.publisher = new KafkaPublisher(publishing, options.tenant);
    this.admin = publishing.admin();
  }

  start(): Promise<void> {
    return this.publisher.start(this.options.topics, partitions);
  }

  async stop(): Promise<void> {
    await Promise.all([this.publisher.stop(), this.admin.disconnect()]);
  }

  ready(): Promise<void> {
    return this.publisher.ready();
  }

  publish(messages: readonly Message[], uow: UnitOfWork): Promise<void> {
    return this.publisher.publish(uow.database, messages);
  }

  subscribe(subscription: Subscription, uow: UnitOfWork): Running {
    const { tenant, log, pauses } = this.options;
    return new KafkaConsumer(this.listening, tenant, uow, subscription, log, pauses);
  }

  /** Asks the broker; works without `start`, too. */
  async travelling(consumer: string, topics: readonly string[]): Promise<number> {
    const { tenant } = this.options;
    await this.admin.connect();
    return kafkaLag(
      this.admin,
      `${tenant}.${consumer}`,
      topics.map((topic) => `${tenant}.${topic}`),
    );
  }
}

const clientOf = ({ brokers, tenant, client, log }: KafkaOptions, requestTimeout: number): Kafka =>
  new Kafka({
    brokers,
    clientId: client ?? `hotline-${tenant}`,
    logCreator: kafkaLog(log),
    connectionTimeout: 2_000,
    requestTimeout,
    retry: { initialRetryTime: 100, retries: 5 },
  });
