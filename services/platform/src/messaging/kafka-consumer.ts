import { setTimeout as pause } from 'node:timers/promises';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { failpoint } from '../failpoints/index.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Message, Running, Subscription } from './event.js';
import { Inbox } from './inbox.js';
import { KafkaMember } from './kafka-member.js';
import { fromKafka, unreadable } from './kafka-message.js';
import { ParkingLot } from './parking-lot.js';
import { Retries } from './retries.js';

const batchSize = 100;

/** A member of the group `<tenant>.<consumer>`. Offsets are committed after the database transaction that applied them. */
export class KafkaConsumer implements Running {
  private readonly member: KafkaMember;
  private readonly parkingLot: ParkingLot;
  private readonly inbox: Inbox;
  private readonly retries: Retries;

  constructor(
    kafka: Kafka,
    private readonly tenant: string,
    uow: UnitOfWork,
    private readonly subscription: Subscription,
    private readonly log: Log,
    pauses?: readonly number[],
  ) {
    const topics = subscription.topics.map((topic) => `${tenant}.${topic}`);
    const group = `${tenant}.${subscription.consumer}`;
    this.member = new KafkaMember(kafka, { group, topics, takeIn: (payload) => this.takeIn(payload) }, log);
    this.parkingLot = new ParkingLot(uow);
    this.inbox = new Inbox(uow, subscription, this.parkingLot, pauses);
    this.retries = new Retries(uow, subscription, log, pauses);
  }

  start(): void {
    this.retries.start();
    this.member.join();
  }

  async stop(): Promise<void> {
    await Promise.all([this.member.leave(), this.retries.stop()]);
  }

  private async takeIn(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const topic = batch.topic.slice(this.tenant.length + 1);
    for (let from = 0; from < batch.messages.length && payload.isRunning() && !payload.isStale();) {
      const part = batch.messages.slice(from, from + batchSize);
      try {
        await this.apply(topic, batch.partition, part);
        failpoint('before-offset', this.subscription.consumer);
        payload.resolveOffset(part.at(-1)!.offset);
        from += part.length;
      } catch (error) {
        this.log.warn(
          { topic, consumer: this.subscription.consumer, error: (error as Error).message },
          `${this.subscription.consumer} cannot take in ${topic}, again soon`,
        );
        await pause(500);
      }
      await payload.heartbeat();
    }
  }

  private async apply(topic: string, partition: number, part: readonly KafkaMessage[]): Promise<void> {
    const read = part.map((raw) => fromKafka(topic, raw));
    const bad = part.filter((_, index) => read[index] === undefined).map((raw) => unreadable(topic, partition, raw));
    const { parked } = await this.inbox.takeIn({
      claim: async () => read.filter((message): message is Message => message !== undefined),
      settle: () => Promise.resolve(),
    });
    await this.parkingLot.parkUnreadable(this.subscription.consumer, bad, `no message of ours, in partition ${partition}`);
    if (parked) this.retries.wake();
  }
}
