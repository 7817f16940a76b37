import { failpoint } from '../failpoints/index.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Message, Subscription } from './event.js';
import { laneOf, type Aside, type ParkingLot } from './parking-lot.js';
import { standardPauses } from './patience.js';
import { consuming } from './trace-context.js';

/** How long applied events are remembered, in days: longer than any broker keeps them. */
export const marksLive = 14;

/** Where a batch comes from and what happens to it, inside the unit of work that applies it. */
export interface Batch {
  claim(): Promise<readonly Message[]>;
  settle(messages: readonly Message[]): Promise<void>;
}

/** Applies events at most once: marks and effects of a batch are one unit of work. */
export class Inbox {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subscription: Subscription,
    private readonly parkingLot: ParkingLot,
    private readonly pauses: readonly number[] = standardPauses,
  ) {}

  /**
   * First without savepoints, which cost a round trip an event; when a handler fails, once more with them.
   * @returns how many messages were settled, and whether some were put aside
   */
  async takeIn(batch: Batch): Promise<{ settled: number; parked: boolean }> {
    let careful = false;
    for (;;) {
      try {
        return await this.uow.run(() => this.once(batch, careful));
      } catch (error) {
        if (error instanceof HandlerFailed) careful = true;
        else if (!(error instanceof Overtaken)) throw error;
      }
    }
  }

  private async once(batch: Batch, careful: boolean): Promise<{ settled: number; parked: boolean }> {
    const messages = await batch.claim();
    const wanted = messages.filter(({ type }) => this.subscription.types.includes(type));
    const parked = wanted.length > 0 && (await this.apply(await this.markFresh(wanted), careful));
    if (messages.length > 0) await batch.settle(messages);
    return { settled: messages.length, parked };
  }

  /** Marks what was not applied yet, and answers with it. */
  private async markFresh(messages: readonly Message[]): Promise<Message[]> {
    const { consumer } = this.subscription;
    const ids = messages.map(({ id }) => id);
    const rows = await this.uow.bulk<{ event_id: string }>('SELECT event_id FROM inbox WHERE consumer = ? AND event_id IN (?)', [
      consumer,
      ids,
    ]);
    const seen = new Set(rows.map(({ event_id }) => event_id));
    const fresh = messages.filter(({ id }) => !seen.has(id) && seen.add(id));
    if (fresh.length === 0) return fresh;
    const { affectedRows } = await this.uow.change('INSERT IGNORE INTO inbox (consumer, event_id) VALUES ?', [
      fresh.map(({ id }) => [consumer, id]),
    ]);
    if (affectedRows < fresh.length) throw new Overtaken();
    return fresh;
  }

  /** @returns whether some were put aside */
  private async apply(messages: readonly Message[], careful: boolean): Promise<boolean> {
    if (messages.length === 0) return false;
    const { consumer } = this.subscription;
    const taken = await this.parkingLot.lanesTaken(consumer, messages);
    const aside: Aside[] = [];
    for (const message of messages) {
      if (taken.has(laneOf(message))) {
        aside.push({ message, failure: undefined });
        continue;
      }
      const work = () => consuming(consumer, message, () => this.subscription.handle(message));
      failpoint('mid-batch', consumer);
      try {
        await (careful ? this.uow.attempt(work) : work());
      } catch (failure) {
        if (!careful) throw new HandlerFailed();
        aside.push({ message, failure: failure ?? new Error('no reason') });
        taken.add(laneOf(message));
      }
    }
    await this.parkingLot.park(consumer, aside, this.pauses[0] ?? 0);
    return aside.length > 0;
  }
}

/** A handler threw; the batch is run once more, carefully. */
class HandlerFailed extends Error {}

/** Another process applied some of the batch meanwhile; the marks are read again. */
class Overtaken extends Error {}

/** Forgets marks that are too old, some at a time. @returns whether there may be more */
export async function purgeMarks(uow: UnitOfWork, batch = 1000): Promise<boolean> {
  const { affectedRows } = await uow.execute(`DELETE FROM inbox WHERE at < NOW(3) - INTERVAL ${marksLive} DAY LIMIT ${batch}`);
  return affectedRows === batch;
}
