import type { Session } from './session.js';
import { inWords } from './statement.js';
import type { SqlValue } from './sql-value.js';

/** Rows by their key: what several ask for in one moment is asked in one statement. */
export interface Lookup {
  /** ends in `… IN (?)`, perhaps `FOR UPDATE`, and selects the key */
  sql: string;
  /** values before the list */
  values?: readonly SqlValue[];
  /** the column of the key */
  key: string;
}

interface Asked {
  statements: readonly string[];
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

interface Looked {
  lookup: Lookup;
  askers: { key: string; resolve: (rows: unknown[]) => void; reject: (error: unknown) => void }[];
}

/** Characters of a packet: the server's max_allowed_packet is 16 MiB. */
const most = 4_000_000;

/** Several statements were under way and one failed: whose it was is not known. */
export class PacketFailed extends Error {
  constructor(override readonly cause: unknown) {
    super('one of several statements failed');
  }
}

/**
 * The statements of one transaction on their way. A packet is a system call on either side, which costs as much as a small
 * statement; so what is asked in one moment, or while a packet is under way, leaves in one packet, the transaction's beginning
 * with the first and its COMMIT with the last. The server stops at the first statement that fails.
 */
export class Wire {
  begun = false;
  /** The COMMIT has left. */
  committing = false;
  private readonly asked: Asked[] = [];
  private readonly looked = new Map<string, Looked>();
  private leaving = false;
  private session?: Promise<Session>;

  constructor(
    private readonly open: () => Promise<Session>,
    /** how long one moment is */
    private readonly moment: (leave: () => void) => void,
  ) {}

  /** @returns the last statement's result @throws PacketFailed when not one statement alone was under way */
  ask(statements: readonly string[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.asked.push({ statements, resolve, reject });
      this.leaveSoon();
    });
  }

  look(lookup: Lookup, key: string): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const name = lookup.values?.length ? `${lookup.sql}\n${JSON.stringify(lookup.values)}` : lookup.sql;
      const looked = this.looked.get(name) ?? { lookup, askers: [] };
      looked.askers.push({ key, resolve, reject });
      this.looked.set(name, looked);
      this.leaveSoon();
    });
  }

  /** The session, when one was opened. */
  opened(): Promise<Session | undefined> {
    return this.session?.catch(() => undefined) ?? Promise.resolve(undefined);
  }

  private leaveSoon(): void {
    if (this.leaving) return;
    this.leaving = true;
    this.moment(() => void this.leave());
  }

  private async leave(): Promise<void> {
    while (this.asked.length + this.looked.size > 0) await this.packet([...this.asked.splice(0), ...this.lookups()]);
    this.leaving = false;
  }

  /** Never rejects: who asked is told. */
  private async packet(asked: readonly Asked[]): Promise<void> {
    const statements = asked.flatMap((each) => each.statements);
    try {
      const results = await this.send(statements);
      let from = 0;
      for (const { statements: own, resolve } of asked) resolve(results[(from += own.length) - 1]);
    } catch (error) {
      const told = statements.length === 1 ? error : new PacketFailed(error);
      for (const { reject } of asked) reject(told);
    }
  }

  private async send(statements: readonly string[]): Promise<unknown[]> {
    const session = await (this.session ??= this.open());
    const beginning = this.begun ? [] : ['START TRANSACTION'];
    this.begun = true;
    const results: unknown[] = [];
    for (const part of parts([...beginning, ...statements])) {
      this.committing ||= part.at(-1) === 'COMMIT';
      results.push(...(await session.packet(part)));
    }
    return results.slice(beginning.length);
  }

  private lookups(): Asked[] {
    const all = [...this.looked.values()];
    this.looked.clear();
    return all.map(({ lookup, askers }) => {
      const keys = [...new Set(askers.map(({ key }) => key))].toSorted();
      return {
        statements: [inWords(lookup.sql, [...(lookup.values ?? []), keys])],
        resolve: (result) => {
          const rows = Map.groupBy(result as Record<string, unknown>[], (row) => row[lookup.key]);
          for (const { key, resolve } of askers) resolve(rows.get(key) ?? []);
        },
        reject: (error) => askers.forEach(({ reject }) => reject(error)),
      };
    });
  }
}

function parts(statements: readonly string[]): string[][] {
  const all: string[][] = [[]];
  let length = 0;
  for (const statement of statements) {
    if (length > 0 && length + statement.length > most) {
      all.push([]);
      length = 0;
    }
    all.at(-1)!.push(statement);
    length += statement.length;
  }
  return all;
}
