// Connections that fell silent: the network swallows what is sent or what comes back, and no error ever says so.
import type { Socket } from 'node:net';
import { createConnection, type PoolConnection } from 'mysql2';
import { silent } from './database-error.js';
import type { ServerOptions } from './server.js';

/** When a statement's connection is asked after, how often again, and when it is given up though nobody answers. Milliseconds. */
export interface SilenceLimits {
  ask: number;
  again: number;
  giveUp: number;
}

export const usualLimits: SilenceLimits = { ask: 3_000, again: 2_500, giveUp: 8_000 };

/**
 * Watches the statements that are under way. A long one is asked after over a connection of its own: while the server works on it, it is waited for
 * however long it takes. When the server has nothing to do for it and yet no byte came, the connection is broken: whoever waits gets an error, and
 * the server is told to end the session, which would otherwise keep its locks.
 */
export class SilenceWatch {
  constructor(
    private readonly options: ServerOptions,
    /** told when the statement that got no answer was sent, by performance.now() */
    private readonly found: (sentAt: number) => void,
    private readonly limits: SilenceLimits = usualLimits,
  ) {}

  /** @returns to be called when the answer is there */
  begin(connection: PoolConnection): () => void {
    const sentAt = performance.now();
    const socket = (connection as unknown as { stream: Socket }).stream;
    let over = false;
    let bytes = socket.bytesRead;
    const look = async (): Promise<void> => {
      const works = await this.worksFor(connection.threadId);
      if (over) return;
      const nothingCame = socket.bytesRead === bytes;
      bytes = socket.bytesRead;
      if (nothingCame && !(works ?? performance.now() - sentAt < this.limits.giveUp)) this.giveUp(connection.threadId, socket, sentAt);
      else timer = setTimeout(() => void look(), this.limits.again);
    };
    let timer = setTimeout(() => void look(), this.limits.ask);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }

  private giveUp(thread: number, socket: Socket, sentAt: number): void {
    this.found(sentAt);
    socket.destroy(Object.assign(new Error('the database stays silent'), { code: silent }));
    void this.ask(`KILL ${thread}`);
  }

  /** Whether the server is at work for this connection; undefined when it does not say. */
  private async worksFor(thread: number): Promise<boolean | undefined> {
    const rows = await this.ask<{ command: string }>(`SELECT COMMAND AS command FROM information_schema.PROCESSLIST WHERE ID = ${thread}`);
    return rows?.some(({ command }) => command !== 'Sleep');
  }

  /** Asks over a connection of its own, for nobody knows what became of the others. @returns nothing when no answer comes in time */
  private ask<R>(statement: string): Promise<R[] | undefined> {
    const { host, port, user, password } = this.options;
    const patience = Math.min(2_000, this.limits.again);
    return new Promise((resolve) => {
      const asking = createConnection({ host, port, user, password, connectTimeout: patience });
      const settle = (rows?: R[]): void => {
        clearTimeout(timer);
        asking.destroy();
        resolve(rows);
      };
      const timer = setTimeout(settle, patience);
      asking.on('error', () => settle());
      asking.query(statement, (error, rows) => settle(error ? undefined : (rows as R[])));
    });
  }
}
