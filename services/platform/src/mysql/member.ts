import { Held, type Written } from './held.js';
import { changesTheSession } from './session.js';
import type { SqlValue } from './sql-value.js';
import { inWords, onlyLooks, tablesOf } from './statement.js';
import type { Standing, Transaction } from './transaction.js';
import type { Lookup } from './wire.js';

/**
 * alone: the only work of its transaction · beside: one of several that run side by side, each with its own writes · prompt: alone,
 * and each write is sent at once, so that its error comes where it was made.
 */
export type Manner = 'alone' | 'beside' | 'prompt';

/** The work cannot go on beside others. It runs again: for its manner alone, for rows that another has perhaps later beside others. */
export class Displaced extends Error {
  constructor(readonly why: 'manner' | 'rows') {
    super('this work cannot run beside the others of its transaction');
  }
}

/** One work: what it has written and the database has not been told, and what it remembers. */
export class Member {
  readonly held = new Held();
  readonly callbacks: (() => void)[] = [];
  readonly end: Promise<void>;
  hasClaims = false;
  /** something of it was sent, which only a rollback undoes */
  told = false;
  displaced: Displaced | undefined;
  private readonly memories = new Map<object, Map<string, unknown>>();
  private readonly lastly = new Map<string, () => Promise<unknown>>();
  private isOver = false;
  private savepoints = 0;
  private ring!: () => void;

  /** @param board the transaction, when the work needs it first */
  constructor(
    readonly manner: Manner,
    private readonly board: () => Transaction | Promise<Transaction>,
  ) {
    this.end = new Promise((resolve) => (this.ring = resolve));
  }

  get over(): boolean {
    return this.isOver;
  }

  /** Any statement, at once. What was held back goes before it. */
  async statement(sql: string, values?: readonly unknown[]): Promise<unknown> {
    const looks = onlyLooks(sql);
    const tables = tablesOf(sql);
    if (this.manner === 'beside' && !(looks && !this.held.touches(tables))) throw this.displace('manner');
    const transaction = await this.ready();
    this.told ||= !/^\s*select\b/i.test(sql);
    const words = inWords(sql, values);
    return this.manner === 'beside' ? transaction.askBeside(words, tables) : transaction.ask(this, words, changesTheSession(sql));
  }

  async look(lookup: Lookup, key: string): Promise<unknown[]> {
    const tables = tablesOf(lookup.sql);
    const transaction = await this.ready();
    if (!this.held.touches(tables)) return transaction.look(lookup, key, tables);
    if (this.manner === 'beside') throw this.displace('manner');
    return (await transaction.ask(this, inWords(lookup.sql, [...(lookup.values ?? []), [key]]), false)) as unknown[];
  }

  /** A write that needs no answer, on rows that are the work's own or that it has claimed. */
  async later(sql: string, values?: readonly unknown[]): Promise<void> {
    if (this.manner === 'prompt') await this.statement(sql, values);
    else this.writing().change(sql, values);
  }

  async add(sql: string, rows: readonly (readonly unknown[])[]): Promise<void> {
    if (this.manner === 'prompt') await this.statement(sql, [rows]);
    else this.writing().add(sql, rows);
  }

  async refresh(sql: string, key: SqlValue): Promise<void> {
    if (this.manner === 'prompt') await this.statement(sql, [[key]]);
    else this.writing().refresh(sql, key);
  }

  /** No other work of this transaction has the row until this one has ended. */
  async claim(place: string): Promise<void> {
    if (this.manner === 'beside') await (await this.ready()).claims.claim(place, this);
  }

  /** The document as works of this transaction left it, or as it stands under the transaction's lock. */
  async document(place: string): Promise<(Standing & { isNew: boolean }) | undefined> {
    const { held, standing } = await this.ready();
    const written = this.held.documents.get(place) ?? held.documents.get(place);
    if (written) return written;
    const stands = standing.get(place);
    return stands && { ...stands, isNew: false };
  }

  async stands(place: string, standing: Standing): Promise<void> {
    (await this.ready()).standing.set(place, standing);
  }

  /** A document that it has claimed, or that nobody else can want. */
  async write(place: string, written: Written): Promise<void> {
    const { claims } = await this.ready();
    if (this.manner === 'beside' && !claims.has(place, this)) throw this.displace('manner');
    this.writing().write(place, written);
  }

  /** What this work, or one of its transaction that ended well, keeps in mind under the name. */
  async kept(name: string): Promise<unknown> {
    const transaction = await this.ready();
    return this.held.kept.get(name) ?? transaction.held.kept.get(name) ?? transaction.kept.get(name);
  }

  keep(name: string, value: unknown): void {
    this.writing().kept.set(name, value);
  }

  /** What `owner` remembers until the work ends. */
  memory<V>(owner: object): Map<string, V> {
    const memory = this.memories.get(owner) ?? new Map<string, unknown>();
    this.memories.set(owner, memory);
    return memory as Map<string, V>;
  }

  /** Done when the work itself is, before it counts as ended; once for each name. */
  atEnd(name: string, work: () => Promise<unknown>): void {
    this.lastly.set(name, work);
  }

  notAtEnd(name: string): boolean {
    return this.lastly.delete(name);
  }

  /** @throws what the last works throw, or Displaced, whatever the work made of it */
  async finish(): Promise<void> {
    for (const work of this.lastly.values()) await work();
    if (this.displaced) throw this.displaced;
  }

  /** The work is over; what it wrote counts for those that come after it, or is dropped. */
  leave(transaction: Transaction, well: boolean): void {
    if (well) transaction.held.absorb(this.held);
    transaction.claims.release(this);
    this.close();
  }

  /** What comes now comes too late. */
  close(): void {
    this.isOver = true;
    this.ring();
  }

  /** The transaction that it runs in. */
  async underway(): Promise<Transaction> {
    return this.ready();
  }

  nextSavepoint(): string {
    return `attempt${++this.savepoints}`;
  }

  displace(why: 'manner' | 'rows'): Displaced {
    return (this.displaced ??= new Displaced(why));
  }

  private writing(): Held {
    this.check();
    return this.held;
  }

  private ready(): Transaction | Promise<Transaction> {
    this.check();
    return this.board();
  }

  private check(): void {
    if (this.isOver) throw new Error('this unit of work has ended; something in it was not awaited');
    if (this.displaced) throw this.displaced;
  }
}
