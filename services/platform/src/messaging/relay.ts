import { failpoint } from '../failpoints/index.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Running } from './event.js';
import { Loop, spacing } from './loop.js';
import { messageColumns, toMessage, type MessageRow } from './message-row.js';
import type { Position, Transport } from './transport.js';
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
    this.loop = new Loop(`relay of ${uow.database}`, (woken) => this.turn(woken), log);
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
      const rows = await this.take();
      if (rows.length === 0) return 0;
      await this.forward(rows);
      failpoint('after-publish', this.uow.database);
      await this.uow.later('DELETE FROM outbox WHERE id IN (?)', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  /** The first rows, whole where the transport carries them itself; none when another process is at it. */
  private async take(): Promise<Position[]> {
    const columns = this.transport.forward ? 'id, topic' : `id, ${messageColumns}`;
    const [isOurs, rows] = await Promise.all([
      takeTurn(this.uow, 'relay'),
      this.uow.query<Position>(`SELECT ${columns} FROM outbox ORDER BY id LIMIT ${most.messages}`),
    ]);
    if (!isOurs) return [];
    return this.transport.forward ? rows : withinBytes(rows as MessageRow[]);
  }

  private forward(rows: readonly Position[]): Promise<void> {
    return this.transport.forward?.(rows, this.uow) ?? this.transport.publish((rows as MessageRow[]).map(toMessage), this.uow);
  }

  private async turn(woken: boolean): Promise<number> {
    if (!woken && (await this.uow.query('SELECT id FROM outbox LIMIT 1')).length === 0) return poll;
    await this.transport.ready();
    const relayed = await this.relayBatch();
    if (relayed === 0) return poll;
    return relayed < most.messages / 10 ? spacing : 0;
  }
}

function withinBytes(rows: MessageRow[]): MessageRow[] {
  let bytes = 0;
  const end = rows.findIndex(({ payload }, index) => (bytes += payload.length) > most.bytes && index > 0);
  return end === -1 ? rows : rows.slice(0, end);
}
