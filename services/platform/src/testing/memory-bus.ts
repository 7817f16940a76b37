import type { IncomingEvent, OutgoingEvent, Subscription } from '../messaging/index.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';
import { seededRandom } from './seeded-random.js';

export interface MemoryBusOptions {
  seed?: number;
  /** how probable it is that a message is delivered twice, 0 to 1 */
  duplicates?: number;
  /** tries before a message that keeps failing is parked */
  tries?: number;
  now?: () => Date;
}

interface Listener {
  subscription: Subscription;
  uow: MemoryUnitOfWork;
  applied: Set<string>;
}

/** The facts of one key and topic on their way to one listener: they stay in order. */
interface Lane {
  listener: Listener;
  waiting: IncomingEvent[];
  tries: number;
}

export interface Stuck {
  consumer: string;
  event: IncomingEvent;
  reason: unknown;
}

/**
 * Messaging in memory with the real guarantees: at least once, applied once, in order per key and topic and in no order between
 * them, by a seeded chance. A handler that throws is tried again when others have had their turn.
 */
export class MemoryBus {
  /** what was given up; whoever is of the same key and topic waits behind it */
  readonly parked: Stuck[] = [];
  /** every fact that left, in order */
  readonly sent: IncomingEvent[] = [];
  private readonly listeners: Listener[] = [];
  private readonly lanes = new Map<string, Lane>();
  private readonly random: () => number;
  private ids = 0;

  constructor(private readonly options: MemoryBusOptions = {}) {
    this.random = seededRandom(options.seed ?? 1);
  }

  /** Facts leave when the work that appended them is committed. */
  outbox(service: string, uow: MemoryUnitOfWork): { append(events: readonly OutgoingEvent[]): Promise<void> } {
    return {
      append: async (events) => {
        const time = this.options.now?.() ?? new Date();
        const messages = events.map((event): IncomingEvent => ({
          ...event,
          id: `event-${++this.ids}`,
          topic: `${service}.${event.topic}`,
          time,
        }));
        uow.afterCommit(() => messages.forEach((message) => this.send(message)));
      },
    };
  }

  subscribe(subscription: Subscription, uow: MemoryUnitOfWork): void {
    this.listeners.push({ subscription, uow, applied: new Set() });
  }

  /** Delivers until nothing is on its way but what is parked, or `most` were delivered. @returns how many were */
  async deliver(most = Infinity): Promise<number> {
    let delivered = 0;
    while (delivered < most) {
      const open = [...this.lanes.values()].filter((lane) => lane.waiting.length > 0 && !this.isStuck(lane));
      if (open.length === 0) return delivered;
      const lane = open[Math.floor(this.random() * open.length)]!;
      if (await this.deliverHead(lane)) {
        delivered++;
        open.forEach((other) => (other.tries = 0)); // something changed: whoever waits for it may have better luck
      }
    }
    return delivered;
  }

  /** Tries everything that was parked again with the next deliver(). */
  replay(): void {
    this.parked.length = 0;
    this.lanes.forEach((lane) => (lane.tries = 0));
  }

  private send(event: IncomingEvent): void {
    this.sent.push(event);
    for (const listener of this.listeners) {
      const { consumer, topics, types } = listener.subscription;
      if (!topics.includes(event.topic) || !types.includes(event.type)) continue;
      const name = `${consumer}\n${event.topic}\n${event.key}`;
      const lane = this.lanes.get(name) ?? { listener, waiting: [], tries: 0 };
      this.lanes.set(name, lane);
      lane.waiting.push(event);
      if (this.random() < (this.options.duplicates ?? 0)) lane.waiting.push(event);
    }
  }

  private async deliverHead(lane: Lane): Promise<boolean> {
    const { subscription, uow, applied } = lane.listener;
    const event = lane.waiting[0]!;
    try {
      if (!applied.has(event.id)) await uow.run(() => subscription.handle(event));
    } catch (reason) {
      if (++lane.tries >= (this.options.tries ?? 8)) this.parked.push({ consumer: subscription.consumer, event, reason });
      return false;
    }
    applied.add(event.id);
    lane.waiting.shift();
    lane.tries = 0;
    return true;
  }

  private isStuck(lane: Lane): boolean {
    return this.parked.some(({ consumer, event }) => consumer === lane.listener.subscription.consumer && event.id === lane.waiting[0]!.id);
  }
}
