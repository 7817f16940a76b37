import { createHmac } from 'node:crypto';
import { keyOf } from './secret.js';

/** What of a unit of work the trail needs. */
export interface AuditStore {
  run<T>(work: () => Promise<T>): Promise<T>;
  query<R>(sql: string, values?: unknown[]): Promise<R[]>;
  execute(sql: string, values?: unknown[]): Promise<unknown>;
}

/** Who did what to which thing, and why they said they needed to. */
export interface AuditAct {
  at: Date;
  person: string;
  action: string;
  subject: string;
  reason: string;
}

export interface AuditRow extends AuditAct {
  seq: number;
  previousHash: string;
  hash: string;
}

export interface BrokenRow {
  seq: number;
  why: string;
}

interface Head {
  seq: number | string;
  hash: string;
}

interface StoredRow {
  seq: number | string;
  at: string;
  person: string;
  action: string;
  subject: string;
  reason: string;
  previous_hash: string;
  hash: string;
}

/** A table that nobody can edit unseen: each row's keyed hash covers the row before it. Run its migration first. */
export class AuditTrail {
  constructor(
    private readonly store: AuditStore,
    /** Kept outside the database, so that whoever can write rows cannot forge the chain. */
    private readonly key: Buffer,
  ) {}

  /** Appends in the running transaction; the locked head keeps the chain from forking. */
  append(act: AuditAct): Promise<AuditRow> {
    return this.store.run(async () => {
      const [head] = await this.store.query<Head>('SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE');
      if (head === undefined) throw new Error('the audit trail has lost its head');
      const unsealed = { ...act, seq: Number(head.seq) + 1, previousHash: head.hash };
      const row = { ...unsealed, hash: this.seal(unsealed) };
      await this.store.execute(
        'INSERT INTO audit (seq, at, person, action, subject, reason, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [row.seq, row.at.toISOString(), row.person, row.action, row.subject, row.reason, row.previousHash, row.hash],
      );
      await this.store.execute('UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1', [row.seq, row.hash]);
      return row;
    });
  }

  /** The first row that was changed, removed or slipped in; undefined when all is well. */
  async verify(batch = 1000): Promise<BrokenRow | undefined> {
    let last = { seq: 0, hash: '' };
    for (;;) {
      const rows = await this.store.query<StoredRow>(
        'SELECT seq, at, person, action, subject, reason, previous_hash, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?',
        [last.seq, batch],
      );
      for (const row of rows.map(fromStored)) {
        const broken = this.examine(row, last);
        if (broken !== undefined) return broken;
        last = row;
      }
      if (rows.length < batch) break;
    }
    const [head] = await this.store.query<Head>('SELECT seq, hash FROM audit_head WHERE id = 1');
    const whole = head !== undefined && Number(head.seq) <= last.seq;
    return whole ? undefined : { seq: last.seq + 1, why: 'rows at the end are missing' };
  }

  private examine(row: AuditRow, last: { seq: number; hash: string }): BrokenRow | undefined {
    if (row.seq !== last.seq + 1) return { seq: last.seq + 1, why: 'the row is missing' };
    if (row.previousHash !== last.hash) return { seq: row.seq, why: 'it does not follow the row before it' };
    return row.hash === this.seal(row) ? undefined : { seq: row.seq, why: 'its content was changed' };
  }

  private seal({ seq, at, person, action, subject, reason, previousHash }: Omit<AuditRow, 'hash'>): string {
    const content = JSON.stringify([seq, at.toISOString(), person, action, subject, reason, previousHash]);
    return createHmac('sha256', keyOf(this.key)).update(content, 'utf8').digest('hex');
  }
}

const fromStored = ({ seq, at, previous_hash: previousHash, ...rest }: StoredRow): AuditRow => ({
  ...rest,
  seq: Number(seq),
  at: new Date(at),
  previousHash,
});
