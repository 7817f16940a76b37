import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Change } from '../../app/list-ports.js';

/** How long a transaction may take between writing a line and its commit, ms: lines with lower ids may become visible so much later. */
const patienceMs = 8000;
/** Read again at the start, so that what is committed meanwhile is not missed. */
const lookBack = 500;
const most = 10_000;
const atOnce = 500;

/**
 * The end of the timeline by the order of writing. Ids are given at writing and seen at commit, so a lower one may come after a higher one:
 * the last seconds are read again each time, and what was told before is left out.
 */
export class TimelineTail {
  private told = new Set<number>();
  /** Everything up to it has been told, or is older than the patience. */
  private floor: number | undefined;
  private marks: { at: number; id: number }[] = [];

  constructor(private readonly uow: UnitOfWork) {}

  /** The next reading starts at the end again. */
  forget(): void {
    this.floor = undefined;
    this.marks = [];
    this.told.clear();
  }

  /** What has become visible since the last reading; nothing at the first. */
  async read(): Promise<Change[]> {
    const isFirst = this.floor === undefined;
    if (isFirst) this.floor = Math.max(0, (await this.lastId()) - lookBack);
    const ids = (await this.idsAfter(this.floor!)).filter((id) => !this.told.has(id));
    for (const id of ids) this.told.add(id);
    this.settle(ids.at(-1));
    return isFirst ? [] : this.changes(ids);
  }

  private async lastId(): Promise<number> {
    const [row] = await this.uow.query<{ id: number | null }>('SELECT MAX(id) AS id FROM timeline');
    return row?.id ?? 0;
  }

  private async idsAfter(floor: number): Promise<number[]> {
    const sql = `SELECT id FROM timeline FORCE INDEX (by_writing) WHERE id > ? ORDER BY id LIMIT ${most}`;
    return (await this.uow.query<{ id: number }>(sql, [floor])).map(({ id }) => id);
  }

  /** The last line of each order, with the state that the order has now. */
  private async changes(ids: readonly number[]): Promise<Change[]> {
    const last = new Map<string, Change>();
    for (let from = 0; from < ids.length; from += atOnce) {
      const rows = await this.uow.bulk<Change>(
        `SELECT t.number, i.state, t.what, t.at FROM timeline t JOIN order_items i ON i.number = t.number WHERE t.id IN (?) ORDER BY t.id`,
        [ids.slice(from, from + atOnce)],
      );
      for (const { number, state, what, at } of rows) last.set(number, { number, state, what, at });
    }
    return [...last.values()];
  }

  private settle(highest: number | undefined): void {
    const now = Date.now();
    if (highest !== undefined) this.marks.push({ at: now, id: highest });
    const old = this.marks.findLast(({ at }) => at < now - patienceMs);
    if (old === undefined) return;
    this.marks = this.marks.filter(({ at }) => at >= now - patienceMs);
    this.floor = Math.max(this.floor!, old.id);
    for (const id of this.told) if (id <= this.floor) this.told.delete(id);
  }
}
