import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchHandler, Kafka } from 'kafkajs';
import type { Log } from './event.js';

/** How long a group is left alone after kafkajs has given up, in milliseconds. */
const usualRest = 1_000;
/** Between two tries to get at a broker that is away, in milliseconds. */
const longestPause = 1_000;

/** So many partitions of one answer are handed over at once; more wait for the next turn. */
const mostPartitions = 32;

export interface Membership {
  group: string;
  topics: string[];
  /** called for each partition of an answer, up to 32 at once; whoever takes in commits the offsets */
  takeIn: EachBatchHandler;
}

/** How long a broker waits for a sign of a member before it gives it up, in milliseconds. */
const session = 10_000;

/**
 * What a consumer's client must wait for an answer, in milliseconds: who joins a group hears nothing until the broker has given up those who
 * died in it. Who waits less long leaves another dead member behind each time, and nobody ever gets in.
 */
export const groupAnswersWithin = 1.5 * session;

/**
 * A member of a consumer group until it leaves. When its consumer crashes another takes its place. kafkajs would not do so after failures that
 * it takes for final, such as a coordinator that is not there in time; after others, when it crashes twice at a time, it would start two.
 */
export class KafkaMember {
  private consumer: Consumer | undefined;
  private joining: Promise<void> = Promise.resolve();
  private readonly leaving = new AbortController();

  constructor(
    private readonly kafka: Pick<Kafka, 'consumer'>,
    private readonly membership: Membership,
    private readonly log: Log,
    private readonly rest = usualRest,
  ) {}

  /**
   * Begins, and goes on until it is in. Nobody waits for that: a broker lets no one in before it has given up a member that died, which takes
   * a whole session, and a service can answer meanwhile.
   */
  join(): void {
    this.joining = this.enter().catch((error: Error) => this.enterAgain(error));
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.joining;
    await this.consumer?.disconnect();
  }

  private async enter(): Promise<void> {
    const { group, topics, takeIn } = this.membership;
    const consumer = this.kafka.consumer({
      groupId: group,
      sessionTimeout: session,
      rebalanceTimeout: 20_000, // also what a silent broker may take to answer who wants to join
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 500, // the broker answers at once when something has come; a member that leaves waits for its last answer
      // kafkajs doubles its pauses: without a longest it is up to 20 s late when the broker is back
      retry: { initialRetryTime: 100, maxRetryTime: longestPause, retries: 5, restartOnFailure: async () => false },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
      if (consumer !== this.consumer) return;
      this.consumer = undefined; // it has disconnected
      this.joining = this.enterAgain(error);
    });
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      autoCommit: false,
      partitionsConsumedConcurrently: mostPartitions,
      eachBatch: takeIn,
    });
  }

  private get hasLeft(): boolean {
    return this.leaving.signal.aborted;
  }

  private async enterAgain(why: Error): Promise<void> {
    const { group } = this.membership;
    for (let failure: Error | undefined = why; failure && !this.hasLeft;) {
      this.log.warn({ group, error: failure.message }, `${group} is without a consumer, another comes in ${this.rest} ms`);
      await pause(this.rest, undefined, { signal: this.leaving.signal }).catch(() => undefined);
      if (this.hasLeft) return;
      failure = await this.enter().then(
        () => undefined,
        (error: Error) => error,
      );
    }
  }
}
