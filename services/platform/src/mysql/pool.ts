import { createPool, type Pool, type PoolConnection } from 'mysql2';
import { DomainError, tooBusy } from '../errors/index.js';
import { observeBusy, observeLent, observeOpened, observeReturned } from './observe.js';
import type { ServerOptions } from './server.js';

/** How long whoever works for no call waits for a free connection, in milliseconds. */
const usualPatience = 10_000;
/** So many may wait; those are counted who gave it up but still stand in the driver's queue. */
const mostWaiting = 2000;

/** Connections to one server, lent one at a time to whoever waits longest. */
export class ConnectionPool {
  private readonly pool: Pool;
  /** When a connection was lent last, by performance.now(). */
  private readonly lentAt = new WeakMap<PoolConnection, number>();
  private silentSince = 0;
  private waiting = 0;

  constructor(
    private readonly options: ServerOptions,
    size: number,
    private readonly door: string,
  ) {
    this.pool = poolOf(options, size);
    this.pool.on('connection', () => observeOpened(door));
  }

  /**
   * Whoever takes gives back.
   * @throws DomainError when none becomes free in time: TOO_BUSY for a call, else DATABASE_BUSY; the driver's error when none can be opened
   */
  async take(): Promise<PoolConnection> {
    const asked = performance.now();
    for (;;) {
      const connection = await this.checkout();
      const now = performance.now();
      if ((this.lentAt.get(connection) ?? now) >= this.silentSince) {
        this.lentAt.set(connection, now);
        observeLent(this.door, now - asked);
        return connection;
      }
      connection.destroy();
    }
  }

  /** @param good whether another may have it as it is */
  giveBack(connection: PoolConnection, good: boolean): void {
    observeReturned(this.door);
    if (good) connection.release();
    else connection.destroy();
  }

  /** One connection fell silent then: the others that nobody used since have most likely done so too, and are lent to nobody. */
  distrust(since: number): void {
    this.silentSince = Math.max(this.silentSince, since);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.pool.end(() => resolve()));
  }

  private checkout(): Promise<PoolConnection> {
    const forCall = this.options.patience?.();
    const patience = Math.max(0, forCall ?? usualPatience);
    if (this.waiting >= mostWaiting) throw busy(patience, forCall !== undefined);
    this.waiting += 1;
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(busy(patience, forCall !== undefined));
      }, patience);
      this.pool.getConnection((error, connection) => {
        this.waiting -= 1;
        clearTimeout(timer);
        if (error) reject(error);
        else if (late) connection.release();
        else resolve(connection);
      });
    });
  }
}

function busy(patience: number, forCall: boolean): DomainError {
  observeBusy();
  if (forCall) return tooBusy('the database');
  return new DomainError('unavailable', 'DATABASE_BUSY', `no database connection became free within ${patience / 1000} s`);
}

const poolOf = ({ host, port, user, password }: ServerOptions, connectionLimit: number): Pool =>
  createPool({
    host,
    port,
    user,
    password,
    connectionLimit,
    maxIdle: Math.min(connectionLimit, 4),
    idleTimeout: 60_000,
    connectTimeout: 5_000,
    enableKeepAlive: true,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    // Statements come in words, several in a packet, see Session.packet: the driver need not look for values once more.
    multipleStatements: true,
    queryFormat: (words: string) => words,
    maxPreparedStatements: 256,
  });
