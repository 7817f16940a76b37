import { conflict } from '../errors/index.js';
import type { UnitOfWork } from './unit-of-work.js';

/** How long a lease holds without being renewed, in minutes. */
export const leaseMinutes = 10;

export interface Lease {
  item: string;
  holder: string;
  /** database time */
  until: Date;
}

/** Who is working on what: an item of a queue belongs to one person for ten minutes at a time, by the database's clock. */
export class Leases {
  constructor(private readonly uow: UnitOfWork) {}

  /** The first candidate that is free, or that the holder has already. */
  takeNext(queue: string, holder: string, candidates: string[]): Promise<string | undefined> {
    return this.uow.run(async () => {
      const held = await this.holders(queue, candidates);
      for (const item of candidates) {
        const other = held.get(item)?.holder;
        if ((other === undefined || other === holder) && (await this.grab(queue, item, holder))) return item;
      }
      return undefined;
    });
  }

  /**
   * The row is written when the unit of work ends; one that is released before never is.
   * @throws DomainError LEASE_HELD naming who has it and until when
   */
  async claim(queue: string, item: string, holder: string): Promise<void> {
    await this.uow.run(async () => {
      const work = this.uow.work!;
      const place = placeOf(queue, item);
      await work.claim(place);
      const [lease] = await this.uow.look<Lease & { holds: number }>({ ...rows, values: [queue] }, item);
      if (lease?.holds && lease.holder !== holder) throw held(item, lease);
      this.uow.memory<boolean>(this)!.set(place, lease !== undefined);
      work.atEnd(place, async () => {
        if (!(await this.grab(queue, item, holder))) throw held(item, (await this.holders(queue, [item])).get(item));
      });
    });
  }

  /** Ten more minutes from now. @throws DomainError LEASE_LOST when it ran out or was never had */
  async renew(queue: string, item: string, holder: string): Promise<void> {
    const { affectedRows } = await this.uow.execute(
      `UPDATE leases SET until = ${untilWhen} WHERE queue = ? AND item = ? AND holder = ? AND until > NOW(6)`,
      [queue, item, holder],
    );
    if (affectedRows === 0) throw conflict('LEASE_LOST', `${item} is no longer held by ${holder}`, { item, holder });
  }

  /** Nothing happens when the holder does not have it. */
  async release(queue: string, item: string, holder: string): Promise<void> {
    const place = placeOf(queue, item);
    const wasNew = this.uow.memory<boolean>(this)?.get(place) === false;
    if (this.uow.work?.notAtEnd(place) && wasNew) return;
    await this.uow.later('DELETE FROM leases WHERE queue = ? AND item = ? AND holder = ?', [queue, item, holder]);
  }

  /** The leases that hold now, by item. */
  async holders(queue: string, items: string[]): Promise<Map<string, Lease>> {
    if (items.length === 0) return new Map();
    const rows = await this.uow.bulk<Lease>('SELECT item, holder, until FROM leases WHERE queue = ? AND item IN (?) AND until > NOW(6)', [
      queue,
      items,
    ]);
    return new Map(rows.map((row) => [row.item, row]));
  }

  /** Removes what ran out, some at a time. @returns whether there may be more */
  async purge(batch = 1000): Promise<boolean> {
    const { affectedRows } = await this.uow.execute(`DELETE FROM leases WHERE until < NOW(6) LIMIT ${batch}`);
    return affectedRows === batch;
  }

  private async grab(queue: string, item: string, holder: string): Promise<boolean> {
    const fresh = await this.uow.execute(`INSERT IGNORE INTO leases (queue, item, holder, until) VALUES (?, ?, ?, ${untilWhen})`, [
      queue,
      item,
      holder,
    ]);
    if (fresh.affectedRows === 1) return true;
    const taken = await this.uow.execute(
      `UPDATE leases SET holder = ?, until = ${untilWhen} WHERE queue = ? AND item = ? AND (holder = ? OR until <= NOW(6))`,
      [holder, queue, item, holder],
    );
    return taken.affectedRows === 1;
  }
}

const rows = {
  sql: 'SELECT item, holder, until, until > NOW(6) AS holds FROM leases WHERE queue = ? AND item IN (?) ORDER BY item FOR UPDATE',
  key: 'item',
};

const placeOf = (queue: string, item: string): string => `leases\n${queue}\n${item}`;

const held = (item: string, lease: Lease | undefined) =>
  conflict('LEASE_HELD', `${item} is being worked on by ${lease?.holder ?? 'somebody else'}`, {
    item,
    holder: lease?.holder ?? '',
    until: lease?.until.toISOString() ?? '',
  });

const untilWhen = `NOW(6) + INTERVAL ${leaseMinutes} MINUTE`;
