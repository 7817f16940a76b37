import { conflict, DomainError } from '../errors/index.js';
import { isDuplicate } from './database-error.js';
import { readDocument, writeDocument } from './document-json.js';
import type { SqlValue } from './sql-value.js';
import type { UnitOfWork } from './unit-of-work.js';

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

/** Aggregates, one row each: `id`, `version`, `body` (the whole of it as JSON, Dates included) and the columns that lists search. */
export class Documents<T extends object> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly options: DocumentTable<T>,
  ) {}

  find(id: string): Promise<T | undefined> {
    return this.read(id, '');
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
  lock(id: string): Promise<T | undefined> {
    return this.read(id, ' FOR UPDATE');
  }

  /** @throws DomainError ALREADY_EXISTS */
  async insert(document: T): Promise<void> {
    const { table, key, columns } = this.options;
    const own = columns?.(document) ?? {};
    const names = ['id', 'version', 'body', ...Object.keys(own)];
    try {
      await this.uow.execute(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, [
        key(document),
        1,
        writeDocument(document),
        ...Object.values(own),
      ]);
    } catch (error) {
      if (isDuplicate(error)) throw new DomainError('exists', 'ALREADY_EXISTS', `${key(document)} exists already`, { id: key(document) });
      throw error;
    }
    this.versions()?.set(key(document), 1);
  }

  /** Guarded by the version that this unit of work read. @throws DomainError CHANGED_MEANWHILE when somebody was faster */
  async update(document: T): Promise<void> {
    const { table, key, columns } = this.options;
    const id = key(document);
    const version = this.versions()?.get(id);
    if (version === undefined) throw new Error(`${table} ${id} was not read in this unit of work`);
    const own = columns?.(document) ?? {};
    const assignments = ['version', 'body', ...Object.keys(own)].map((name) => `${name} = ?`).join(', ');
    const { affectedRows } = await this.uow.execute(`UPDATE ${table} SET ${assignments} WHERE id = ? AND version = ?`, [
      version + 1,
      writeDocument(document),
      ...Object.values(own),
      id,
      version,
    ]);
    if (affectedRows === 0) throw conflict('CHANGED_MEANWHILE', `${id} was changed meanwhile; read it again`, { id });
    this.versions()?.set(id, version + 1);
  }

  private async read(id: string, lock: string): Promise<T | undefined> {
    const [row] = await this.uow.query<Row>(`SELECT version, body FROM ${this.options.table} WHERE id = ?${lock}`, [id]);
    if (!row) return undefined;
    this.versions()?.set(id, row.version);
    return readDocument<T>(row.body);
  }

  private versions(): Map<string, number> | undefined {
    return this.uow.memory<number>(this);
  }
}
