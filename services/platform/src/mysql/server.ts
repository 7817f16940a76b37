// One database server, one pool of connections for all services of the process.
import type { PoolConnection } from 'mysql2';
import { DomainError } from '../errors/index.js';
import { isConnectionLost } from './database-error.js';
import { ConnectionPool } from './pool.js';
import { Session } from './session.js';
import { SilenceWatch, type SilenceLimits } from './silence.js';
import { Writability } from './writability.js';

export interface ServerOptions {
  host: string;
  port: number;
  user: string;
  password: string;
  /** connections of the pool; two more may open for a moment for what must not wait for a transaction */
  poolSize: number;
  /** How long may wait for a free connection who asks for one now, ms, when a call waits for it; undefined: no call does. */
  patience?: () => number | undefined;
}

/** After so many idle seconds MariaDB undoes a transaction: the locks of a process that is paused or cut off pass to the next. (MySQL: its wait_timeout.) */
export const longestIdle = 20;

/**
 * Sessions are handed out already in the wanted database, in UTC, READ COMMITTED, strict. A session whose settings were
 * changed, whose transaction could not be rolled back or whose connection broke is closed instead of given back.
 */
export class Server {
  private readonly pools: Record<Door, ConnectionPool>;
  private readonly databases = new WeakMap<PoolConnection, string>();
  private readonly silence: SilenceWatch;
  private readonly writability = new Writability(this);

  constructor(
    readonly options: ServerOptions,
    limits?: SilenceLimits,
  ) {
    this.pools = { main: new ConnectionPool(options, options.poolSize, 'main'), side: new ConnectionPool(options, 2, 'side') };
    const distrust = (since: number) => Object.values(this.pools).forEach((pool) => pool.distrust(since));
    this.silence = new SilenceWatch(options, distrust, limits);
  }

  /** Lends a session to `work`. The side door is for what may be asked while the asker holds a transaction. */
  async lend<T>(database: string, work: (session: Session) => Promise<T>, door: Door = 'main'): Promise<T> {
    const session = await this.take(database, door);
    try {
      return await work(session);
    } catch (error) {
      if (isConnectionLost(error)) session.tainted = true;
      throw error;
    } finally {
      this.giveBack(session);
    }
  }

  /** Whoever takes must give back. */
  async take(database: string, door: Door = 'main'): Promise<Session> {
    const connection = await this.pools[door].take();
    const isNew = !this.databases.has(connection);
    const isThere = this.databases.get(connection) === database;
    if (!isThere) this.databases.set(connection, ''); // until it has entered: when its first packet fails nobody knows where it is
    const session = new Session(
      connection,
      database,
      door,
      this.silence,
      this.writability,
      isThere ? undefined : () => this.databases.set(connection, database),
    );
    if (isNew) await this.prepare(session);
    return session;
  }

  private async prepare(session: Session): Promise<void> {
    try {
      await session.packet(settings);
    } catch (error) {
      session.tainted = true;
      this.giveBack(session);
      throw error;
    }
  }

  giveBack(session: Session): void {
    this.pools[session.door].giveBack(session.connection, !session.tainted);
  }

  /** @throws DomainError with a sentence for whoever starts the process: not reachable, wrong password, no rights */
  async check(): Promise<void> {
    const { host, port, user } = this.options;
    try {
      await this.lend('information_schema', (session) => session.text('SELECT 1'), 'side');
    } catch (error) {
      const { code = 'unknown', message } = error as { code?: string; message: string };
      const why =
        code === 'ER_ACCESS_DENIED_ERROR' ? `refuses user "${user}": wrong name or password` : `cannot be used (${code}): ${message}`;
      throw new DomainError('unavailable', 'DATABASE_UNAVAILABLE', `the database server ${host}:${port} ${why}`, {
        host,
        port: String(port),
      });
    }
  }

  /** @throws DomainError unavailable: DATABASE_UNAVAILABLE, DATABASE_FULL, while the database cannot be written */
  requireWritable(database: string): Promise<void> {
    return this.writability.require(database);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.close()));
  }
}

export type Door = 'main' | 'side';

export const openServer = (options: ServerOptions, limits?: SilenceLimits): Server => new Server(options, limits);

const settings = [
  "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'" +
    ` /*M!, idle_transaction_timeout = ${longestIdle} */`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];
