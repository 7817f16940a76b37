import { DomainError } from '../errors/index.js';
import { isFull, unavailable } from './database-error.js';
import type { Server } from './server.js';

/** A database that has not said within so many milliseconds that it can be written counts as one that cannot. */
const patience = 3_000;
/** Room that must be there before a full disk counts as free again, bytes: a table grows by up to 4 MiB at once. */
const room = 4 * 1024 * 1024;

const full = () => new DomainError('unavailable', 'DATABASE_FULL', 'the database has no room left to write; nothing was written');

/** Changes nothing, but is refused by a server that may not write. */
const asIfWriting = 'UPDATE workers SET fence = fence WHERE FALSE';

/** Whether a database can be written: not gone, not read-only, its disk not full. */
export class Writability {
  /** a statement found the disk full, and room was not found since */
  private isFull = false;

  constructor(private readonly server: Pick<Server, 'lend'>) {}

  /** A failure that says that the disk is full, as the refusal that it is for callers; it is remembered. */
  asRefusal(error: unknown): DomainError | undefined {
    if (!isFull(error)) return undefined;
    this.isFull = true;
    return full();
  }

  /** @throws DomainError DATABASE_UNAVAILABLE, DATABASE_FULL */
  async require(database: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(unavailable({ code: 'no answer' })), patience);
    });
    try {
      await Promise.race([this.probe(database), silent]);
    } catch (error) {
      throw error instanceof DomainError ? error : unavailable(error);
    } finally {
      clearTimeout(timer);
    }
  }

  private async probe(database: string): Promise<void> {
    await this.server.lend(database, (session) => session.text(asIfWriting), 'side');
    if (this.isFull) await this.findRoom(database);
  }

  /** An idle database could not tell: rows still fit into pages that it has. A new table needs new ones. */
  private async findRoom(database: string): Promise<void> {
    await this.server.lend(
      database,
      async (session) => {
        await session.text('DROP TABLE IF EXISTS room_for_more');
        await session.text('CREATE TABLE room_for_more (filling LONGBLOB NOT NULL)');
        await session.text(`INSERT INTO room_for_more VALUES (REPEAT('x', ${room}))`);
        await session.text('DROP TABLE room_for_more');
      },
      'side',
    );
    this.isFull = false;
  }
}
