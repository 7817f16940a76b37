import { failpoint } from '../failpoints/index.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Message, Subscription } from './event.js';
import { laneOf, type Aside, type ParkingLot } from './parking-lot.js';
import { standardPauses } from './patience.js';
import { consuming } from './trace-context.js';

/** How long applied events are remembered, in days: longer than any broker keeps them. */
export const marksLive = 14;

/** What was found out about messages: the ids of those that were applied before, and the lanes (see laneOf) that have somebody waiting. */
export interface Known {
  seen: Set<string>;
  taken: Set<string>;
}

/** Where a batch comes from and what happens to it, inside the unit of work that applies it. */
export interface Batch {
  /** `known`: what the same question has found out about them; absent: it is asked for */
  claim(): Promise<{ messages: readonly Message[]; known?: Known }>;
  settle(messages: readonly Message[]): Promise<void>;
}

/**
 * Applies events at most once: marks and effects of a batch are one unit of work. Events of different keys are handled side by side, so
 * that what they read and write goes in few statements; those of one key follow one another.
 */
export class Inbox {
  /** Types whose handling cannot run beside others: it is not tried again. */
  private readonly loners = new Set<string>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly subscription: Subscription,
    private readonly parkingLot: ParkingLot,
    private readonly pauses: readonly number[] = standardPauses,
  ) {}

  /** @returns how many messages were settled, and whether some were put aside */
  takeIn(batch: Batch): Promise<{ settled: number; parked: boolean }> {
    return this.uow.run(async () => {
      const { messages, known } = await batch.claim();
      const wanted = messages.filter(({ type }) => this.subscription.types.includes(type));
      const parked = wanted.length > 0 && (await this.apply(wanted, known));
      if (messages.length > 0) await batch.settle(messages);
      return { settled: messages.length, parked };
    });
  }

  /** @returns whether some were put aside */
  private async apply(messages: readonly Message[], known?: Known): Promise<boolean> {
    const { consumer } = this.subscription;
    const { seen, taken } = known ?? (await this.lookUp(messages));
    const fresh = messages.filter(({ id }) => !seen.has(id) && seen.add(id));
    // A mark that another process has set meanwhile fails, and all is undone and looked at again.
    await this.uow.add(
      'INSERT INTO inbox (consumer, event_id) VALUES ?',
      fresh.map(({ id }) => [consumer, id]),
    );
    const aside = await this.handle(fresh, taken);
    await this.parkingLot.park(consumer, aside, this.pauses[0] ?? 0);
    return aside.length > 0;
  }

  private async lookUp(messages: readonly Message[]): Promise<Known> {
    const [seen, taken] = await Promise.all([this.seen(messages), this.parkingLot.lanesTaken(this.subscription.consumer, messages)]);
    return { seen, taken };
  }

  private async seen(messages: readonly Message[]): Promise<Set<string>> {
    const rows = await this.uow.bulk<{ event_id: string }>('SELECT event_id FROM inbox WHERE consumer = ? AND event_id IN (?)', [
      this.subscription.consumer,
      messages.map(({ id }) => id),
    ]);
    return new Set(rows.map(({ event_id }) => event_id));
  }

  /** What failed, and what waits behind it; the rest of its key's messages go on. */
  private async handle(messages: readonly Message[], taken: Set<string>): Promise<Aside[]> {
    const aside: Aside[] = [];
    const isFree = (message: Message): boolean => {
      if (!taken.has(laneOf(message))) return true;
      aside.push({ message, failure: undefined });
      return false;
    };
    let rows = [...Map.groupBy(messages, ({ key }) => key).values()];
    while ((rows = rows.map((row) => row.filter(isFree)).filter(({ length }) => length > 0)).length > 0) {
      const now = rows;
      const endings = await this.uow.sideBySide(
        now.map((row) => row.map((message) => () => this.one(message))),
        (index) => now[index]!.some(({ type }) => this.loners.has(type)),
      );
      rows = now.map((row, index) => {
        const { results, failure, loners } = endings[index]!;
        for (const loner of loners) this.loners.add(row[loner]!.type);
        const message = row[results.length];
        if (!failure || !message) return [];
        aside.push({ message, failure: failure.error ?? new Error('no reason') });
        taken.add(laneOf(message));
        return row.slice(results.length + 1);
      });
    }
    return aside;
  }

  private one(message: Message): Promise<void> {
    const { consumer } = this.subscription;
    failpoint('mid-batch', consumer);
    return consuming(consumer, message, () => this.subscription.handle(message));
  }
}

/** Forgets marks that are too old, some at a time. @returns whether there may be more */
export async function purgeMarks(uow: UnitOfWork, batch = 1000): Promise<boolean> {
  const { affectedRows } = await uow.execute(`DELETE FROM inbox WHERE at < NOW(3) - INTERVAL ${marksLive} DAY LIMIT ${batch}`);
  return affectedRows === batch;
}
