// Rows into tables, in bulk: LOAD DATA LOCAL, a few tables at a time, the next batch made meanwhile.
import { Readable } from 'node:stream';
import { createPool, type Pool } from 'mysql2/promise';
import type { Role } from '../city/city.ts';

export interface Where {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Of a service's database. */
  databaseOf: (service: Role) => string;
}

interface Batch {
  service: Role;
  table: string;
  columns: readonly string[];
  lines: string[];
}

export class Loader {
  /** Rows by table. */
  readonly counts = new Map<string, number>();
  private readonly pool: Pool;
  private readonly where: Where;
  private batches = new Map<string, Batch>();
  private running: Promise<unknown> = Promise.resolve();

  constructor(where: Where) {
    const { host, port, user, password } = where;
    this.where = where;
    this.pool = createPool({ host, port, user, password, connectionLimit: 3, charset: 'utf8mb4', timezone: 'Z' });
  }

  /** @param line its end included */
  add(service: Role, table: string, columns: readonly string[], line: string): void {
    const key = `${service}.${table}`;
    let batch = this.batches.get(key);
    if (batch === undefined) this.batches.set(key, (batch = { service, table, columns, lines: [] }));
    batch.lines.push(line);
  }

  /** Hands over what was added; waits until what was handed over before is there. @throws the database's refusal, a lost row */
  async flush(): Promise<void> {
    await this.running;
    const batches = [...this.batches.values()];
    this.batches = new Map();
    this.running = Promise.all(batches.map((batch) => this.load(batch)));
    this.running.catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.flush();
    await this.running;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async load({ service, table, columns, lines }: Batch): Promise<void> {
    const connection = await this.pool.getConnection();
    try {
      await connection.query('SET SESSION unique_checks = 0, foreign_key_checks = 0');
      const infileStreamFactory = () => Readable.from(blocks(lines));
      const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE \`${this.where.databaseOf(service)}\`.${table} CHARACTER SET utf8mb4 (${columns.join(', ')})`;
      const [{ affectedRows }] = (await connection.query({ sql, infileStreamFactory } as never)) as unknown as [{ affectedRows: number }];
      if (affectedRows !== lines.length) throw new Error(`${service}.${table}: ${affectedRows} of ${lines.length} rows were taken`);
      this.counts.set(`${service}.${table}`, (this.counts.get(`${service}.${table}`) ?? 0) + affectedRows);
    } finally {
      connection.release();
    }
  }
}

/** The driver sends each as packets of its own: neither a row each nor everything at once. */
function* blocks(lines: readonly string[]): Iterable<Buffer> {
  for (let from = 0; from < lines.length; from += 500) yield Buffer.from(lines.slice(from, from + 500).join(''));
}
