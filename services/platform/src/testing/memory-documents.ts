import { conflict, DomainError } from '../errors/index.js';
import { readDocument, writeDocument, type Documents } from '../mysql/index.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

interface Kept {
  version: number;
  body: string;
}

/** Documents in memory, for specs of use cases; it runs the same suite as the real ones. */
export class MemoryDocuments<T extends object> implements Pick<Documents<T>, 'find' | 'findAll' | 'lock' | 'insert' | 'update'> {
  private readonly rows = new Map<string, Kept>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly options: { key: (document: T) => string },
  ) {}

  async find(id: string): Promise<T | undefined> {
    const row = this.rows.get(id);
    if (row) this.uow.memory<number>(this)?.set(id, row.version);
    return row && readDocument<T>(row.body);
  }

  async findAll(ids: readonly string[]): Promise<T[]> {
    return (await Promise.all(ids.map((id) => this.find(id)))).filter((each) => each !== undefined);
  }

  lock(id: string): Promise<T | undefined> {
    return this.find(id);
  }

  async insert(document: T): Promise<void> {
    const id = this.options.key(document);
    if (this.rows.has(id)) throw new DomainError('exists', 'ALREADY_EXISTS', `${id} exists already`, { id });
    this.write(id, 1, document);
  }

  async update(document: T): Promise<void> {
    const id = this.options.key(document);
    const version = this.uow.memory<number>(this)?.get(id);
    if (version === undefined) throw new Error(`${id} was not read in this unit of work`);
    if (this.rows.get(id)?.version !== version) throw conflict('CHANGED_MEANWHILE', `${id} was changed meanwhile; read it again`, { id });
    this.write(id, version + 1, document);
  }

  /** All of them, in the order of insertion: what lists are drawn from. */
  all(): T[] {
    return [...this.rows.values()].map(({ body }) => readDocument<T>(body));
  }

  private write(id: string, version: number, document: T): void {
    this.uow.set(this.rows, id, { version, body: writeDocument(document) });
    this.uow.memory<number>(this)?.set(id, version);
  }
}
