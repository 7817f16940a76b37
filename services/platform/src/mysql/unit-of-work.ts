import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError } from '../errors/index.js';
import { mayRunAgain, unavailable } from './database-error.js';
import type { Door, Server } from './server.js';
import { Convoy } from './convoy.js';
import { Member, type Manner } from './member.js';
import type { Session } from './session.js';
import { behindSavepoint, inRows, type Ending, type Row, type RowEnding } from './side-by-side.js';
import type { Changed, SqlValue } from './sql-value.js';
import { Transaction, type Place } from './transaction.js';
import { Undone, untilWritten } from './until-written.js';
import type { Lookup } from './wire.js';

/** What work in one transaction needs to know of it; the in-memory one of platform/testing is another. */
export interface Transactional {
  run<T>(work: () => Promise<T>): Promise<T>;
  afterCommit(callback: () => void): void;
}

/**
 * The transactions of one service's database. Repositories call it without passing anything around: they join the one that
 * runs (AsyncLocalStorage). It begins at the first statement, so questions to other services come before that. The work may
 * run more than once, after a deadlock or a lost connection, so it has no effect outside the database.
 */
export class UnitOfWork implements Transactional {
  private readonly running = new AsyncLocalStorage<Member>();
  private readonly place: Place;
  private readonly convoy: Convoy;
  /** Kinds of work that cannot run beside others. */
  private readonly loners = new Set<string>();

  constructor(
    readonly server: Server,
    readonly database: string,
    private readonly door: Door = 'main',
  ) {
    this.place = { server, database, door };
    this.convoy = new Convoy(this.place);
  }

  /**
   * Commits what `work` wrote, or nothing. Joins the running one; a refusal that the outer work catches undoes nothing (see attempt).
   * @throws DomainError unavailable: DATABASE_BUSY, DATABASE_UNAVAILABLE (nothing was written), UNKNOWN_OUTCOME (perhaps)
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.work) return work();
    return untilWritten((manner) => this.once(work, manner));
  }

  /**
   * As `run`, perhaps in one transaction with others that came meanwhile; none of them sees another's writes before the other
   * has ended well. What cannot be done beside others runs alone, and so does the next of its kind.
   */
  async together<T>(kind: string, work: () => Promise<T>): Promise<T> {
    if (this.work || this.loners.has(kind)) return this.run(work);
    const member: Member = new Member('beside', () => boarding ?? (boarding = this.convoy.board(member)));
    let boarding: Promise<Transaction> | undefined;
    const ending = await this.ending(member, work);
    const fate = await this.convoy.leave(member, 'result' in ending);
    if ('result' in ending && fate === 'committed') {
      this.callBack(member);
      return ending.result;
    }
    if (member.displaced?.why === 'manner') this.loners.add(kind);
    if ('error' in ending && fate === 'committed' && !member.displaced) throw ending.error;
    return this.run(work);
  }

  /** Inside a running one: undoes what `work` wrote when it throws, and goes on. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const member = this.work;
    if (!member) return this.run(work);
    if (member.manner === 'prompt') return behindSavepoint(member, work);
    if (member.manner === 'beside') throw member.displace('manner');
    const [ending] = await this.sideBySide([[work]]);
    if (ending!.failure) throw ending!.failure.error;
    return ending!.results[0] as T;
  }

  /**
   * Inside a running one: runs rows of works in its transaction, the works of a row one after the other, the rows side by side.
   * A work that throws is undone, and its row goes no further. Rows that are known to need it run `alone`, after the others.
   */
  sideBySide(rows: readonly Row[], alone: (row: number) => boolean = () => false): Promise<RowEnding[]> {
    const outer = this.work;
    if (!outer || outer.manner === 'beside') throw new Error('sideBySide belongs into a unit of work that runs alone');
    return inRows(outer, rows, (member, work) => this.ending(member, work), alone);
  }

  /** Rows, as the database has them; what was held back is written before. */
  async query<R>(sql: string, values?: unknown[]): Promise<R[]> {
    return (await this.statement(sql, values, (session) => session.execute(sql, values))) as R[];
  }

  /** By the text protocol: `IN (?)` and `VALUES ?` take lists. Rows, or nothing after a change. */
  async bulk<R = never>(sql: string, values?: unknown[]): Promise<R[]> {
    return (await this.statement(sql, values, (session) => session.text(sql, values))) as R[];
  }

  /** A change whose answer is needed. */
  async execute(sql: string, values?: unknown[]): Promise<Changed> {
    return (await this.statement(sql, values, (session) => session.execute(sql, values))) as Changed;
  }

  /** A change by the text protocol. */
  async change(sql: string, values?: unknown[]): Promise<Changed> {
    return (await this.statement(sql, values, (session) => session.text(sql, values))) as Changed;
  }

  /** The rows of one key. Inside a running one they are asked for together with what others ask for in the same moment. */
  async look<R>(lookup: Lookup, key: string): Promise<R[]> {
    const member = this.running.getStore();
    if (member) return (await member.look(lookup, key)) as R[];
    return this.bulk(lookup.sql, [...(lookup.values ?? []), [key]]);
  }

  /**
   * A change that needs no answer: held back until the work has ended or a statement of it wants to see it. It concerns rows that
   * nobody else changes meanwhile: of a document under lock, or of the work's own.
   */
  async later(sql: string, values?: unknown[]): Promise<void> {
    const member = this.running.getStore();
    await (member ? member.later(sql, values) : this.change(sql, values));
  }

  /** New rows, by `INSERT … VALUES ?`: held back, and written with those of others in one statement, after what is held by `later`. */
  async add(sql: string, rows: readonly (readonly unknown[])[]): Promise<void> {
    const member = this.running.getStore();
    if (rows.length > 0) await (member ? member.add(sql, rows) : this.change(sql, [rows]));
  }

  /** Brings rows up to date when all else is written: `UPDATE … IN (?)`, once for all keys. */
  async refresh(sql: string, key: SqlValue): Promise<void> {
    const member = this.running.getStore();
    await (member ? member.refresh(sql, key) : this.change(sql, [[key]]));
  }

  /** What was kept under the name by this work, or by one that shares its transaction and ended well: it saves reading what is under lock. */
  async kept<V>(name: string): Promise<V | undefined> {
    return (await this.work?.kept(name)) as V | undefined;
  }

  /** Kept as long as the transaction, unless the work throws. */
  keep(name: string, value: object): void {
    this.work?.keep(name, value);
  }

  /** Called once the running work is committed; at once when none runs. It may not throw. */
  afterCommit(callback: () => void): void {
    const member = this.work;
    if (member) member.callbacks.push(callback);
    else callback();
  }

  /** What `owner` remembers until the running work ends; undefined outside. */
  memory<V>(owner: object): Map<string, V> | undefined {
    return this.work?.memory(owner);
  }

  /** The work that runs; undefined outside. */
  get work(): Member | undefined {
    const member = this.running.getStore();
    return member?.over ? undefined : member;
  }

  /** The same database, never joining: for what must be committed whatever becomes of the caller, without waiting for the pool. */
  apart(): UnitOfWork {
    return new UnitOfWork(this.server, this.database, 'side');
  }

  private async once<T>(work: () => Promise<T>, manner: Manner): Promise<T> {
    const transaction = new Transaction(this.place);
    const member = new Member(manner, () => transaction);
    try {
      const ending = await this.ending(member, work);
      member.leave(transaction, 'result' in ending);
      if ('error' in ending) throw ending.error;
      await transaction.commit();
      this.callBack(member);
      return ending.result;
    } catch (error) {
      const doom = await transaction.rollback();
      if (doom instanceof DomainError) throw doom;
      throw doom === undefined ? error : new Undone(doom);
    }
  }

  private ending<T>(member: Member, work: () => Promise<T>): Promise<Ending<T>> {
    return this.running.run(member, async () => {
      try {
        const result = await work();
        await member.finish();
        return { result };
      } catch (error) {
        return { error };
      }
    });
  }

  private callBack(member: Member): void {
    this.running.exit(() => member.callbacks.forEach((callback) => callback()));
  }

  private async statement(sql: string, values: unknown[] | undefined, send: (session: Session) => Promise<unknown>): Promise<unknown> {
    const member = this.running.getStore();
    if (member) return member.statement(sql, values);
    try {
      return await this.server.lend(this.database, send, this.door);
    } catch (error) {
      throw mayRunAgain(error) && !(error instanceof DomainError) ? unavailable(error) : error;
    }
  }
}
