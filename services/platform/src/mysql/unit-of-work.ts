import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '../errors/index.js';
import { mayRunAgain, unavailable } from './database-error.js';
import type { Door, Server } from './server.js';
import type { Session } from './session.js';
import type { Changed } from './sql-value.js';
import { Transaction } from './transaction.js';

/** What work in one transaction needs to know of it; the in-memory one of platform/testing is another. */
export interface Transactional {
  run<T>(work: () => Promise<T>): Promise<T>;
  afterCommit(callback: () => void): void;
}

const reruns = 3;

/** The database undid a transaction for reasons of its own; the cause is its error. */
class Undone extends Error {
  constructor(override readonly cause: unknown) {
    super('undone by the database');
  }
}

/**
 * The transactions of one service's database. Repositories call it without passing anything around: they join the one that
 * runs (AsyncLocalStorage). It begins at the first statement, so questions to other services come before that. The work may
 * run more than once, after a deadlock or a lost connection, so it has no effect outside the database.
 */
export class UnitOfWork implements Transactional {
  private readonly running = new AsyncLocalStorage<Transaction>();

  constructor(
    readonly server: Server,
    readonly database: string,
    private readonly door: Door = 'main',
  ) {}

  /**
   * Commits what `work` wrote, or nothing. Joins the running one; a refusal that the outer work catches undoes nothing (see attempt).
   * @throws DomainError unavailable: DATABASE_BUSY, DATABASE_UNAVAILABLE (nothing was written), UNKNOWN_OUTCOME (perhaps)
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.transaction()) return work();
    for (let rerun = 0; ; rerun++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (!(error instanceof Undone)) throw error;
        if (rerun === reruns) throw unavailable(error.cause);
        await pause(10 * 4 ** rerun * (0.5 + Math.random()));
      }
    }
  }

  /** Inside a running one: undoes what `work` wrote when it throws, and goes on. */
  attempt<T>(work: () => Promise<T>): Promise<T> {
    const transaction = this.transaction();
    return transaction ? transaction.attempt(work) : this.run(work);
  }

  /** Rows by a prepared statement. */
  async query<R>(sql: string, values?: unknown[]): Promise<R[]> {
    return (await this.statement((session) => session.execute(sql, values))) as R[];
  }

  /** By the text protocol: `IN (?)` and `VALUES ?` take lists. Rows, or nothing after a change. */
  async bulk<R = never>(sql: string, values?: unknown[]): Promise<R[]> {
    return (await this.statement((session) => session.text(sql, values))) as R[];
  }

  /** A change by a prepared statement. */
  async execute(sql: string, values?: unknown[]): Promise<Changed> {
    return (await this.statement((session) => session.execute(sql, values))) as Changed;
  }

  /** A change by the text protocol. */
  async change(sql: string, values?: unknown[]): Promise<Changed> {
    return (await this.statement((session) => session.text(sql, values))) as Changed;
  }

  /** Called once the running work is committed; at once when none runs. It may not throw. */
  afterCommit(callback: () => void): void {
    const transaction = this.transaction();
    if (transaction) transaction.afterCommit(callback);
    else callback();
  }

  /** What `owner` remembers until the running work ends; undefined outside. */
  memory<V>(owner: object): Map<string, V> | undefined {
    return this.transaction()?.memory(owner);
  }

  /** The same database, never joining: for what must be committed whatever becomes of the caller, without waiting for the pool. */
  apart(): UnitOfWork {
    return new UnitOfWork(this.server, this.database, 'side');
  }

  private async once<T>(work: () => Promise<T>): Promise<T> {
    const transaction = new Transaction(this.server, this.database, this.door);
    let result: T;
    let callbacks: (() => void)[];
    try {
      result = await this.running.run(transaction, work);
      callbacks = await transaction.commit();
    } catch (error) {
      const doom = await transaction.rollback();
      throw doom === undefined ? error : new Undone(doom);
    }
    this.running.exit(() => callbacks.forEach((callback) => callback()));
    return result;
  }

  private async statement(send: (session: Session) => Promise<unknown>): Promise<unknown> {
    const transaction = this.running.getStore();
    if (transaction) return transaction.statement(send);
    try {
      return await this.server.lend(this.database, send, this.door);
    } catch (error) {
      throw mayRunAgain(error) && !(error instanceof DomainError) ? unavailable(error) : error;
    }
  }

  private transaction(): Transaction | undefined {
    const transaction = this.running.getStore();
    return transaction?.isOver ? undefined : transaction;
  }
}
