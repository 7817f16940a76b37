import { isConnectionLost, mayRunAgain, unknownOutcome } from './database-error.js';
import type { Door, Server } from './server.js';
import type { Session } from './session.js';

/** One attempt of a unit of work: begins at its first statement, ends by commit or rollback. */
export class Transaction {
  private session?: Promise<Session>;
  private doom?: unknown;
  private ended = false;
  private attempts = 0;
  private callbacks: (() => void)[] = [];
  private readonly memories = new Map<object, Map<string, unknown>>();

  constructor(
    private readonly server: Server,
    private readonly database: string,
    private readonly door: Door,
  ) {}

  get isOver(): boolean {
    return this.ended;
  }

  /**
   * Runs one statement. After a deadlock or a lost connection the server has undone everything: further statements would be
   * committed on their own, so they are refused with the same error.
   */
  async statement(send: (session: Session) => Promise<unknown>): Promise<unknown> {
    if (this.ended) throw new Error('this unit of work has ended; something in it was not awaited');
    if (this.doom) throw this.doom;
    try {
      this.session ??= this.begin();
      return await send(await this.session);
    } catch (error) {
      if (mayRunAgain(error)) this.doom ??= error;
      throw error;
    }
  }

  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }

  /** What `owner` remembers until the transaction ends. */
  memory<V>(owner: object): Map<string, V> {
    const memory = this.memories.get(owner) ?? new Map<string, unknown>();
    this.memories.set(owner, memory);
    return memory as Map<string, V>;
  }

  /** Undoes what `work` wrote when it throws, and only that. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const callbacks = this.callbacks.length;
    const savepoint = `attempt${++this.attempts}`;
    await this.statement((session) => session.text(`SAVEPOINT ${savepoint}`));
    try {
      return await work();
    } catch (error) {
      await this.statement((session) => session.text(`ROLLBACK TO SAVEPOINT ${savepoint}`));
      this.callbacks.length = callbacks;
      throw error;
    }
  }

  /** @returns what to call now that it is certain */
  async commit(): Promise<(() => void)[]> {
    if (this.doom) throw this.doom;
    this.ended = true; // what comes now would be written after the COMMIT, on its own
    const session = await this.session;
    if (session) {
      try {
        await session.text('COMMIT');
      } catch (error) {
        if (isConnectionLost(error)) throw unknownOutcome();
        if (mayRunAgain(error)) this.doom = error;
        throw error;
      }
    }
    if (session) this.server.giveBack(session);
    return this.callbacks;
  }

  /** @returns the reason why, when that was the database's and not the work's own */
  async rollback(): Promise<unknown> {
    this.ended = true;
    const session = await this.session?.catch(() => undefined);
    if (session) {
      session.tainted ||= isConnectionLost(this.doom);
      if (!session.tainted) await session.text('ROLLBACK').catch(() => (session.tainted = true));
      this.server.giveBack(session);
    }
    return this.doom;
  }

  private async begin(): Promise<Session> {
    const session = await this.server.take(this.database, this.door);
    try {
      await session.text('START TRANSACTION');
      return session;
    } catch (error) {
      session.tainted = true;
      this.server.giveBack(session);
      throw error;
    }
  }
}
