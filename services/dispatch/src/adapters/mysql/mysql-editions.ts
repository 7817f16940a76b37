import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Editions } from '../../app/ports.js';
import type { Publication } from '../../domain/publication.js';
import type { PublishEvents } from '../events/publish-events.js';

/** How an edition of one kind becomes rows and comes back. */
export interface EditionTable<Edition extends { version: number }> {
  /** The kind's name in `editions`. */
  kind: string;
  table: string;
  /** The columns after `version`. */
  columns: readonly string[];
  toRows: (edition: Edition) => unknown[][];
  fromRows: (version: number, rows: never[]) => Edition;
}

/**
 * Versions that never change once they are published; a pointer names the current one. The current one is held in memory, and the
 * pointer is read each time: another process's publication is seen at once.
 */
export class MysqlEditions<Edition extends { version: number }> implements Editions<Edition> {
  private held: Edition | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly publishEvents: PublishEvents,
    private readonly shape: EditionTable<Edition>,
  ) {}

  async current(): Promise<Edition> {
    return this.load(await this.pointer(''));
  }

  async version(version: number): Promise<Edition | undefined> {
    if (version === this.held?.version) return this.held;
    return version < 1 || version > (await this.pointer('')) ? undefined : this.read(version);
  }

  publish(next: (current: Edition) => Publication<Edition>): Promise<Edition> {
    return this.uow.run(async () => {
      const { edition, events } = next(await this.load(await this.pointer(' FOR UPDATE')));
      await this.write(edition);
      await this.uow.execute('UPDATE editions SET version = ? WHERE kind = ?', [edition.version, this.shape.kind]);
      await this.publishEvents(events);
      return edition;
    });
  }

  private async pointer(lock: string): Promise<number> {
    const sql = `SELECT kind, version FROM editions WHERE kind IN (?)${lock}`;
    const [row] = await this.uow.look<{ version: number }>({ sql, key: 'kind' }, this.shape.kind);
    return row?.version ?? 0;
  }

  /** A publication that is not committed yet is never asked for here, so nothing undone is held. */
  private async load(version: number): Promise<Edition> {
    const held = this.held?.version === version ? this.held : await this.read(version);
    this.held = held;
    return held;
  }

  private async read(version: number): Promise<Edition> {
    const { table, columns, fromRows } = this.shape;
    const rows = await this.uow.query(`SELECT ${columns.join(', ')} FROM ${table} WHERE version = ? ORDER BY line`, [version]);
    return fromRows(version, rows as never[]);
  }

  private async write(edition: Edition): Promise<void> {
    const { table, columns, toRows } = this.shape;
    const rows = toRows(edition).map((values) => [edition.version, ...values]);
    for (let start = 0; start < rows.length; start += 500)
      await this.uow.change(`INSERT INTO ${table} (version, ${columns.join(', ')}) VALUES ?`, [rows.slice(start, start + 500)]);
  }
}
