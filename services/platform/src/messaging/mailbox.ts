import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Running, Subscription } from './event.js';
import { Inbox, type Batch } from './inbox.js';
import { Loop } from './loop.js';
import { messageColumns, toMessage, type MessageRow } from './message-row.js';
import { ParkingLot } from './parking-lot.js';
import { Retries } from './retries.js';
import { takeTurn } from './turn.js';

const batchSize = 100;
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

  constructor(
    private readonly uow: UnitOfWork,
    subscription: Subscription,
    log: Log,
    pauses?: readonly number[],
  ) {
    this.inbox = new Inbox(uow, subscription, new ParkingLot(uow), pauses);
    this.retries = new Retries(uow, subscription, log, pauses);
    this.loop = new Loop(`mailbox of ${subscription.consumer}`, () => this.turn(), log);
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

  private async turn(): Promise<number> {
    const [waiting] = await this.uow.query('SELECT id FROM mailbox LIMIT 1');
    if (!waiting) return poll;
    const { settled, parked } = await this.inbox.takeIn(this.batch());
    if (parked) this.retries.wake();
    return settled === 0 ? poll : 0;
  }

  private batch(): Batch {
    let ids: number[] = [];
    return {
      claim: async () => {
        if (!(await takeTurn(this.uow, 'mailbox'))) return [];
        const rows = await this.uow.query<MessageRow>(`SELECT id, ${messageColumns} FROM mailbox ORDER BY id LIMIT ${batchSize}`);
        ids = rows.map(({ id }) => id);
        return rows.map(toMessage);
      },
      settle: async () => {
        await this.uow.bulk('DELETE FROM mailbox WHERE id IN (?)', [ids]);
      },
    };
  }
}
