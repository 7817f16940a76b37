import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Running, Subscription } from './event.js';
import { Inbox, type Batch, type Known } from './inbox.js';
import { Loop, spacing } from './loop.js';
import { messageColumns, toMessage, type MessageRow } from './message-row.js';
import { laneOf, ParkingLot } from './parking-lot.js';
import { Retries } from './retries.js';
import { takeTurn } from './turn.js';

/** Most messages of one topic in a batch: one that floods keeps others waiting for a batch of its own, and no longer. */
const batchSize = 100;
/** With what the inbox must know of each: a question less, and a packet less, for every batch. */
const oldest = `
  SELECT id, ${messageColumns},
    (SELECT 1 FROM inbox i WHERE i.consumer = ? AND i.event_id = m.event_id) AS seen,
    (SELECT 1 FROM parked p WHERE p.consumer = ? AND p.message_key = m.message_key AND p.topic = m.topic LIMIT 1) AS taken
  FROM mailbox m FORCE INDEX (by_topic) WHERE topic = ? ORDER BY id LIMIT ${batchSize}`;

interface Waiting extends MessageRow {
  seen: 1 | null;
  taken: 1 | null;
}

/** Milliseconds: relays of other processes cannot wake us. */
const poll = 500;

/** How many facts wait to be taken in, by the local transport. For metrics. */
export async function mailboxWaiting(uow: UnitOfWork): Promise<number> {
  const [row] = await uow.query<{ waiting: number | string }>('SELECT COUNT(*) AS waiting FROM mailbox');
  return Number(row?.waiting ?? 0);
}

/** A subscriber's end of the local transport. Several processes may have one: they take turns, so that order is kept. */
export class Mailbox implements Running {
  private readonly loop: Loop;
  private readonly inbox: Inbox;
  private readonly retries: Retries;

  /** @param topics all that relays bring here */
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subscription: Subscription,
    private readonly topics: readonly string[],
    log: Log,
    pauses?: readonly number[],
  ) {
    this.inbox = new Inbox(uow, subscription, new ParkingLot(uow), pauses);
    this.retries = new Retries(uow, subscription, log, pauses);
    this.loop = new Loop(`mailbox of ${subscription.consumer}`, (woken) => this.turn(woken), log);
  }

  start(): void {
    this.loop.start();
    this.retries.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await Promise.all([this.loop.stop(), this.retries.stop()]);
  }

  private async turn(woken: boolean): Promise<number> {
    if (!woken && (await this.uow.query('SELECT id FROM mailbox LIMIT 1')).length === 0) return poll;
    const { settled, parked } = await this.inbox.takeIn(this.batch());
    if (parked) this.retries.wake();
    if (settled >= batchSize) return 0;
    return settled === 0 ? poll : spacing;
  }

  private async waiting(): Promise<Waiting[]> {
    const { consumer } = this.subscription;
    const rows = await this.uow.query<Waiting>(
      this.topics.map(() => `(${oldest})`).join(' UNION ALL '),
      this.topics.flatMap((topic) => [consumer, consumer, topic]),
    );
    return rows.toSorted((a, b) => a.id - b.id);
  }

  private batch(): Batch {
    let ids: number[] = [];
    return {
      claim: async () => {
        const [isOurs, rows] = await Promise.all([takeTurn(this.uow, 'mailbox'), this.waiting()]);
        if (!isOurs) return { messages: [] };
        ids = rows.map(({ id }) => id);
        return { messages: rows.map(toMessage), known: knownOf(rows) };
      },
      settle: async () => {
        await this.uow.later('DELETE FROM mailbox WHERE id IN (?)', [ids]);
      },
    };
  }
}

const knownOf = (rows: readonly Waiting[]): Known => {
  const messages = (which: 'seen' | 'taken') => rows.filter((row) => row[which] !== null).map(toMessage);
  return { seen: new Set(messages('seen').map(({ id }) => id)), taken: new Set(messages('taken').map(laneOf)) };
};
