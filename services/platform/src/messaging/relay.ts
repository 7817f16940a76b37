import { failpoint } from '../failpoints/index.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Running } from './event.js';
import { Loop } from './loop.js';
import { messageColumns, toMessage, type MessageRow } from './message-row.js';
import type { Transport } from './transport.js';
import { takeTurn } from './turn.js';

/** Most messages and bytes of one batch; a single larger message makes a batch of its own. */
const most = { messages: 500, bytes: 700 * 1024 };
const poll = 1_000;

/**
 * Empties the outbox: publishes in batches and deletes what was published, one process at a time. At least once: a crash
 * between publishing and deleting publishes again, from the same place on, so the first arrivals are always in order.
 */
export class Relay implements Running {
  private readonly loop: Loop;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly transport: Transport,
    log: Log,
  ) {
    this.loop = new Loop(`relay of ${uow.database}`, () => this.turn(), log);
  }

  start(): void {
    this.loop.start();
  }

  /** Something was committed. */
  wake(): void {
    this.loop.wake();
  }

  /** Sends what is there once more; what cannot be sent stays for the next process. */
  async stop(): Promise<void> {
    await this.loop.stop();
    const last = async (): Promise<unknown> => (await this.relayBatch()) > 0 && last();
    await last().catch(() => undefined);
  }

  /** One batch. @returns how many were published */
  async relayBatch(): Promise<number> {
    return this.uow.run(async () => {
      if (!(await takeTurn(this.uow, 'relay'))) return 0;
      const rows = withinBytes(
        await this.uow.query<MessageRow>(`SELECT id, ${messageColumns} FROM outbox ORDER BY id LIMIT ${most.messages}`),
      );
      if (rows.length === 0) return 0;
      await this.transport.publish(rows.map(toMessage), this.uow);
      failpoint('after-publish', this.uow.database);
      await this.uow.bulk('DELETE FROM outbox WHERE id IN (?)', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  private async turn(): Promise<number> {
    const [waiting] = await this.uow.query('SELECT id FROM outbox LIMIT 1');
    if (!waiting) return poll;
    await this.transport.ready();
    return (await this.relayBatch()) === 0 ? poll : 0;
  }
}

function withinBytes(rows: MessageRow[]): MessageRow[] {
  let bytes = 0;
  const end = rows.findIndex(({ payload }, index) => (bytes += payload.length) > most.bytes && index > 0);
  return end === -1 ? rows : rows.slice(0, end);
}
