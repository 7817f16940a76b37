import { DomainError } from '../errors/index.js';
import { isConnectionLost, mayRunAgain, unknownOutcome } from './database-error.js';
import { Claims } from './claims.js';
import { Held } from './held.js';
import type { Member } from './member.js';
import type { Door, Server } from './server.js';
import type { Session } from './session.js';
import { PacketFailed, Wire, type Lookup } from './wire.js';

/** What was held back could not be written, and by whom is not known: the work runs again, each write at once. */
export class NotWritten extends Error {
  constructor(override readonly cause: unknown) {
    super('what was held back could not be written');
  }
}

/** A document under lock, as it stands in the database. */
export interface Standing {
  version: number;
  document: object;
}

/** What one transaction needs to know of where it happens. */
export interface Place {
  server: Server;
  database: string;
  door: Door;
}

/** One attempt of one work, or of several side by side: begins with its first statement, ends by commit or rollback. */
export class Transaction {
  /** what works that ended well wrote, and the database has not been told */
  readonly held = new Held();
  readonly standing = new Map<string, Standing>();
  /** what repositories keep in mind of it, by name */
  readonly kept = new Map<string, unknown>();
  readonly claims = new Claims();
  private readonly wire: Wire;
  private doom?: unknown;
  private ended = false;

  constructor(
    private readonly place: Place,
    /** several works ask at the same time: what one asks waits until the others have come as far */
    public isShared = false,
  ) {
    const moment = (leave: () => void) => void (this.isShared ? setImmediate(leave) : queueMicrotask(leave));
    this.wire = new Wire(() => place.server.take(place.database, place.door), moment);
  }

  /**
   * What was held back before it and one statement. After a deadlock or a lost connection the server has undone everything:
   * further statements would be committed on their own, so they are refused with the same error.
   * @returns its result
   */
  async ask(member: Member, statement: string, taints: boolean): Promise<unknown> {
    const before = this.tell(member);
    try {
      return await this.sending(() => this.wire.ask([...before, statement]), before.length > 0);
    } finally {
      if (taints) await this.taint();
    }
  }

  /** One statement, which sees what works that have ended well wrote to its tables. */
  askBeside(statement: string, tables: readonly string[]): Promise<unknown> {
    const before = this.doneTo(tables);
    return this.sending(() => this.wire.ask([...before, statement]), before.length > 0);
  }

  look(lookup: Lookup, key: string, tables: readonly string[]): Promise<unknown[]> {
    const before = this.doneTo(tables);
    if (before.length === 0) return this.sending(() => this.wire.look(lookup, key), false);
    return this.sending(async () => (await Promise.all([this.wire.look(lookup, key), this.wire.ask(before)]))[0], true);
  }

  /** What was read may have been undone. */
  forget(): void {
    this.standing.clear();
    this.kept.clear();
  }

  /** Everything is undone, whatever the work makes of it. @returns what to throw */
  fail(why: unknown): unknown {
    return (this.doom ??= why);
  }

  async commit(): Promise<void> {
    if (this.doom) throw this.doom;
    this.ended = true; // what comes now would be written after the COMMIT, on its own
    const last = this.taken(this.held);
    if (last.length > 0 || this.wire.begun) await this.finish(last);
    await this.release();
  }

  /** @returns the reason why, when that was the database's and not the work's own */
  async rollback(): Promise<unknown> {
    this.ended = true;
    const session = await this.wire.opened();
    if (session && this.wire.begun && !isConnectionLost(this.doom)) {
      await session.packet(['ROLLBACK']).catch(() => (session.tainted = true));
    } else if (session) session.tainted = true;
    await this.release();
    return this.doom;
  }

  private async sending<T>(send: () => Promise<T>, several: boolean): Promise<T> {
    if (this.ended) throw new Error('this unit of work has ended; something in it was not awaited');
    if (this.doom) throw this.doom;
    try {
      return await send();
    } catch (error) {
      const cause = error instanceof PacketFailed ? error.cause : error;
      const isUnclear = several || error instanceof PacketFailed;
      if (cause instanceof DomainError) throw isUnclear ? this.fail(cause) : cause;
      if (mayRunAgain(cause)) throw this.fail(cause);
      if (isUnclear) throw this.fail(new NotWritten(cause));
      throw cause;
    }
  }

  private doneTo(tables: readonly string[]): string[] {
    return this.held.touches(tables) ? this.taken(this.held) : [];
  }

  private async taint(): Promise<void> {
    const session = await this.wire.opened();
    if (session) session.tainted = true;
  }

  private tell(member: Member): string[] {
    if (!member.held.isEmpty) member.told = true;
    return [...this.taken(this.held), ...this.taken(member.held)];
  }

  private taken(held: Held): string[] {
    for (const [place, { version, document }] of held.documents) this.standing.set(place, { version, document });
    for (const [name, value] of held.kept) this.kept.set(name, value);
    return held.take();
  }

  private async finish(last: string[]): Promise<void> {
    try {
      await this.wire.ask([...last, 'COMMIT']);
    } catch (error) {
      const cause = error instanceof PacketFailed ? error.cause : error;
      if (isConnectionLost(cause) && this.wire.committing) {
        this.doom = undefined;
        throw unknownOutcome();
      }
      if (cause instanceof DomainError) throw cause;
      if (mayRunAgain(cause)) throw this.fail(cause);
      throw last.length > 0 ? this.fail(new NotWritten(cause)) : cause;
    }
  }

  private async release(): Promise<void> {
    const session: Session | undefined = await this.wire.opened();
    if (session) this.place.server.giveBack(session);
  }
}
