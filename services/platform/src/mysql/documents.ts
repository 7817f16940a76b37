import { conflict, DomainError } from '../errors/index.js';
import { isDuplicate } from './database-error.js';
import { readDocument, writeDocument } from './document-json.js';
import type { Member } from './member.js';
import type { SqlValue } from './sql-value.js';
import type { UnitOfWork } from './unit-of-work.js';
import type { Lookup } from './wire.js';

export interface DocumentTable<T> {
  table: string;
  /** goes into the column `id`, VARCHAR(64) */
  key: (document: T) => string;
  /** columns beside the body, for what lists search; the same names for every document */
  columns?: (document: T) => Record<string, SqlValue>;
}

interface Row {
  version: number;
  body: string;
}

/**
 * Aggregates, one row each: `id`, `version`, `body` (the whole of it as JSON, Dates included) and the columns that lists search. Within
 * one unit of work a document under lock is read once and written once, at its end, however often it changes.
 */
export class Documents<T extends object> {
  private readonly plain: Lookup;
  private readonly locking: Lookup;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly options: DocumentTable<T>,
  ) {
    const sql = `SELECT id, version, body FROM ${options.table} WHERE id IN (?)`;
    this.plain = { sql, key: 'id' };
    this.locking = { sql: `${sql} ORDER BY id FOR UPDATE`, key: 'id' };
  }

  async find(id: string): Promise<T | undefined> {
    const known = await this.uow.work?.document(this.place(id));
    if (known) return known.document as T;
    const row = await this.read(this.plain, id);
    if (row) this.versions()?.set(id, row.version);
    return row && readDocument<T>(row.body);
  }

  /** Those that are there, by one statement; in the order of the ids. */
  async findAll(ids: readonly string[]): Promise<T[]> {
    if (ids.length === 0) return [];
    const rows = await this.uow.bulk<Row & { id: string }>(`SELECT id, version, body FROM ${this.options.table} WHERE id IN (?)`, [ids]);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = found.get(id);
      if (row === undefined) return [];
      this.versions()?.set(id, row.version);
      return [readDocument<T>(row.body)];
    });
  }

  /** Others that lock it wait until this unit of work ends. */
  async lock(id: string): Promise<T | undefined> {
    const { work } = this.uow;
    if (!work) return this.find(id);
    const place = this.place(id);
    await work.claim(place);
    const known = await work.document(place);
    if (known) return known.document as T;
    const row = await this.read(this.locking, id);
    if (!row) return undefined;
    const document = readDocument<T>(row.body);
    await work.stands(place, { version: row.version, document });
    return document;
  }

  /** @throws DomainError ALREADY_EXISTS */
  async insert(document: T): Promise<void> {
    const id = this.options.key(document);
    const { work } = this.uow;
    if (!work || work.manner === 'prompt') return this.insertNow(id, document);
    await work.claim(this.place(id));
    if (await work.document(this.place(id))) throw alreadyExists(id);
    await this.write(work, id, 1, document, true);
  }

  /** Guarded by the version that this unit of work read, or by its lock. @throws DomainError CHANGED_MEANWHILE when somebody was faster */
  async update(document: T): Promise<void> {
    const id = this.options.key(document);
    const { work } = this.uow;
    const known = await work?.document(this.place(id));
    if (work && known && work.manner !== 'prompt') return this.write(work, id, known.version + 1, document, known.isNew);
    const version = known?.version ?? this.versions()?.get(id);
    if (version === undefined) throw new Error(`${this.options.table} ${id} was not read in this unit of work`);
    return this.updateNow(id, document, version);
  }

  private write(work: Member, id: string, version: number, document: T, isNew: boolean): Promise<void> {
    const { table } = this.options;
    return work.write(this.place(id), { table, version, document, isNew, row: () => this.row(id, version, document) });
  }

  private async insertNow(id: string, document: T): Promise<void> {
    const row = this.row(id, 1, document);
    try {
      await this.uow.change(`INSERT INTO ${this.options.table} (${Object.keys(row).join(', ')}) VALUES ?`, [[Object.values(row)]]);
    } catch (error) {
      if (isDuplicate(error)) throw alreadyExists(id);
      throw error;
    }
    this.versions()?.set(id, 1);
  }

  private async updateNow(id: string, document: T, version: number): Promise<void> {
    const { id: _, ...columns } = this.row(id, version + 1, document);
    const assignments = Object.keys(columns).map((name) => `${name} = ?`);
    const { affectedRows } = await this.uow.change(
      `UPDATE ${this.options.table} SET ${assignments.join(', ')} WHERE id = ? AND version = ?`,
      [...Object.values(columns), id, version],
    );
    if (affectedRows === 0) throw conflict('CHANGED_MEANWHILE', `${id} was changed meanwhile; read it again`, { id });
    this.versions()?.set(id, version + 1);
    await this.uow.work?.stands(this.place(id), { version: version + 1, document });
  }

  private row(id: string, version: number, document: T): Record<string, SqlValue> {
    return { id, version, body: writeDocument(document), ...this.options.columns?.(document) };
  }

  private async read(lookup: Lookup, id: string): Promise<Row | undefined> {
    const [row] = await this.uow.look<Row>(lookup, id);
    return row;
  }

  private place(id: string): string {
    return `${this.options.table}\n${id}`;
  }

  private versions(): Map<string, number> | undefined {
    return this.uow.memory<number>(this);
  }
}

const alreadyExists = (id: string) => new DomainError('exists', 'ALREADY_EXISTS', `${id} exists already`, { id });
