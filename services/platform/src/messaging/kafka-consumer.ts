import { setImmediate as moment, setTimeout as pause } from 'node:timers/promises';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { failpoint } from '../failpoints/index.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Running, Subscription } from './event.js';
import { Inbox } from './inbox.js';
import { KafkaMember } from './kafka-member.js';
import { fromKafka, unreadable } from './kafka-message.js';
import { ParkingLot } from './parking-lot.js';
import { Retries } from './retries.js';

const batchSize = 100;

/** What came of one partition, and what of it is not taken in yet. */
interface Arrived {
  payload: EachBatchPayload;
  left: readonly KafkaMessage[];
}

/**
 * A member of the group `<tenant>.<consumer>`. Whatever one answer of the broker brings is taken in together: kafkajs hands it on
 * by partitions, and with a transaction and a commit of offsets for each a life took 58 commits instead of 37. Offsets are committed
 * after the database transaction that applied them.
 */
export class KafkaConsumer implements Running {
  private readonly member: KafkaMember;
  private readonly parkingLot: ParkingLot;
  private readonly inbox: Inbox;
  private readonly retries: Retries;
  private arrived: Arrived[] = [];
  private turn: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();

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

  private takeIn(payload: EachBatchPayload): Promise<void> {
    this.arrived.push({ payload, left: payload.batch.messages });
    this.turn ??= this.next();
    return this.turn;
  }

  /** Begins when all partitions of the answer have arrived and the turn before is over. */
  private async next(): Promise<void> {
    const before = this.last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.last = promise;
    try {
      await Promise.all([before, moment()]);
      this.turn = undefined;
      await this.takeInAll(this.arrived.splice(0));
    } finally {
      resolve();
    }
  }

  private async takeInAll(arrived: readonly Arrived[]): Promise<void> {
    const { consumer } = this.subscription;
    const isOpen = ({ payload, left }: Arrived): boolean => left.length > 0 && payload.isRunning() && !payload.isStale();
    for (let open = arrived.filter(isOpen); open.length > 0; open = open.filter(isOpen)) {
      const { payload } = open[0]!;
      const share = Math.ceil(batchSize / open.length);
      try {
        await this.apply(open.map((each) => ({ ...each, left: each.left.slice(0, share) })));
      } catch (error) {
        this.log.warn({ consumer, error: (error as Error).message }, `${consumer} cannot take in what has come, again soon`);
        await pause(500);
        await payload.heartbeat();
        continue;
      }
      failpoint('before-offset', consumer);
      for (const each of open) {
        const last = each.left.slice(0, share).at(-1)!;
        each.payload.resolveOffset(last.offset);
        each.left = each.left.slice(share);
      }
      await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
      await payload.heartbeat();
    }
  }

  private async apply(parts: readonly Arrived[]): Promise<void> {
    const read = parts.flatMap(({ payload: { batch }, left }) => {
      const topic = batch.topic.slice(this.tenant.length + 1);
      return left.map((raw) => ({ topic, partition: batch.partition, raw, message: fromKafka(topic, raw) }));
    });
    const { parked } = await this.inbox.takeIn({
      claim: async () => ({ messages: read.flatMap(({ message }) => message ?? []) }),
      settle: () => Promise.resolve(),
    });
    for (const { topic, partition, raw, message } of read)
      if (!message)
        await this.parkingLot.parkUnreadable(
          this.subscription.consumer,
          [unreadable(topic, partition, raw)],
          `no message of ours, in partition ${partition}`,
        );
    if (parked) this.retries.wake();
  }
}
