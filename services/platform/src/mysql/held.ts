import type { SqlValue } from './sql-value.js';
import { inWords, rowInWords, tablesOf, withRows } from './statement.js';

/** A document as a work left it. */
export interface Written {
  table: string;
  version: number;
  document: object;
  /** it is not in the table yet */
  isNew: boolean;
  /** by column, `id`, `version` and `body` among them; worked out when it is told */
  row: () => Record<string, SqlValue>;
}

/**
 * What a work wrote and the database has not been told: documents as they were left last, changes in their order, rows that are
 * only ever added, and what is brought up to date when all the rest stands. It is told in this order, many rows in one statement.
 */
export class Held {
  readonly documents = new Map<string, Written>();
  /** what repositories keep in mind of it, by name */
  readonly kept = new Map<string, unknown>();
  private readonly changes: string[] = [];
  private readonly rows = new Map<string, string[]>();
  private readonly refreshed = new Map<string, Set<SqlValue>>();
  private readonly tables = new Set<string>();

  get isEmpty(): boolean {
    return this.documents.size + this.changes.length + this.rows.size + this.refreshed.size === 0;
  }

  touches(tables: readonly string[]): boolean {
    return tables.some((table) => this.tables.has(table));
  }

  write(place: string, written: Written): void {
    this.documents.set(place, written);
    this.tables.add(written.table);
  }

  change(sql: string, values?: readonly unknown[]): void {
    this.changes.push(inWords(sql, values));
    this.name(sql);
  }

  add(sql: string, rows: readonly (readonly unknown[])[]): void {
    this.listOf(sql).push(...rows.map(rowInWords));
    this.name(sql);
  }

  refresh(sql: string, key: SqlValue): void {
    this.refreshed.set(sql, (this.refreshed.get(sql) ?? new Set()).add(key));
    this.name(sql);
  }

  /** What another held, after what is held already. */
  absorb(other: Held): void {
    for (const [place, written] of other.documents) this.documents.set(place, written);
    for (const [name, value] of other.kept) this.kept.set(name, value);
    this.changes.push(...other.changes);
    for (const [sql, rows] of other.rows) this.listOf(sql).push(...rows);
    for (const [sql, keys] of other.refreshed) for (const key of keys) this.refresh(sql, key);
    for (const table of other.tables) this.tables.add(table);
  }

  /** As statements; nothing is held any more. */
  take(): string[] {
    const statements = [
      ...documentsInWords([...this.documents.values()]),
      ...this.changes,
      ...[...this.rows].flatMap(([sql, rows]) => withRows(sql, rows)),
      ...[...this.refreshed].map(([sql, keys]) => inWords(sql, [[...keys]])),
    ];
    this.clear();
    return statements;
  }

  clear(): void {
    this.documents.clear();
    this.kept.clear();
    this.changes.length = 0;
    this.rows.clear();
    this.refreshed.clear();
    this.tables.clear();
  }

  private listOf(sql: string): string[] {
    let list = this.rows.get(sql);
    if (!list) this.rows.set(sql, (list = []));
    return list;
  }

  private name(sql: string): void {
    for (const table of tablesOf(sql)) this.tables.add(table);
  }
}

/** New ones are inserted; those that are there are under lock, so that writing over them loses nobody's change. */
function documentsInWords(documents: readonly Written[]): string[] {
  const lists = new Map<string, string[]>();
  for (const { table, isNew, row } of documents) {
    const columns = row();
    const names = Object.keys(columns);
    const rest = names.filter((name) => name !== 'id').map((name) => `${name} = VALUES(${name})`);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES ?${isNew ? '' : ` ON DUPLICATE KEY UPDATE ${rest.join(', ')}`}`;
    const list = lists.get(sql) ?? [];
    lists.set(sql, list);
    list.push(rowInWords(Object.values(columns)));
  }
  return [...lists].flatMap(([sql, rows]) => withRows(sql, rows));
}
