// A time that is told, for services that otherwise live by the database's.
import { DatabaseClock, UnitOfWork, type Changed, type Server } from '@hotline/platform/mysql';

export class SetTime {
  /** Undefined: the real one. */
  now: Date | undefined;

  /** `NOW(3)` as it would be said then. */
  told(sql: string): string {
    if (this.now === undefined) return sql;
    return sql.replaceAll(/NOW\([36]?\)/g, `TIMESTAMP'${this.now.toISOString().slice(0, -1).replace('T', ' ')}'`);
  }
}

/** The services' own clock, set. */
export class SetClock extends DatabaseClock {
  private readonly time: SetTime;

  constructor(uow: UnitOfWork, time: SetTime) {
    super(uow);
    this.time = time;
  }

  override now(): Date {
    return this.time.now ?? new Date();
  }
}

/** One database whose statements see the time that is set. */
export class TimedUnitOfWork extends UnitOfWork {
  private readonly time: SetTime;

  constructor(server: Server, database: string, time: SetTime) {
    super(server, database);
    this.time = time;
  }

  override query<R>(sql: string, values?: unknown[]): Promise<R[]> {
    return super.query<R>(this.time.told(sql), values);
  }

  override bulk<R = never>(sql: string, values?: unknown[]): Promise<R[]> {
    return super.bulk<R>(this.time.told(sql), values);
  }

  override execute(sql: string, values?: unknown[]): Promise<Changed> {
    return super.execute(this.time.told(sql), values);
  }

  override change(sql: string, values?: unknown[]): Promise<Changed> {
    return super.change(this.time.told(sql), values);
  }
}
