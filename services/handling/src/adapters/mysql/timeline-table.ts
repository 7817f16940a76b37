import { readDocument, writeDocument, type UnitOfWork } from '@hotline/platform/mysql';
import type { Actor } from '@hotline/platform/lifecycle';
import { traceId } from '@hotline/platform/telemetry';
import type { Numbered } from '../../app/ports.js';
import type { Line } from '../../domain/line.js';

interface Row {
  seq: number;
  at: Date;
  who: string;
  what: string;
  why: string;
  data: string;
  trace_id: string;
}

/** Every order's life, line by line: only ever added to. Each line keeps the trace of the call or the fact that caused it. */
export class TimelineTable {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param after the number of the order's last line so far */
  async append(number: string, after: number, lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    const trace = traceId() ?? '';
    const rows = lines.map(({ at, who, what, why, data }, index) => {
      return [number, after + index + 1, at, writeDocument(who), what, why, JSON.stringify(data), trace];
    });
    await this.uow.add('INSERT INTO timeline (number, seq, at, who, what, why, data, trace_id) VALUES ?', rows);
  }

  async of(number: string): Promise<Numbered[]> {
    const rows = await this.uow.query<Row>('SELECT seq, at, who, what, why, data, trace_id FROM timeline WHERE number = ? ORDER BY seq', [
      number,
    ]);
    return rows.map(({ who, data, trace_id: trace, ...line }) => ({
      ...line,
      traceId: trace,
      who: readDocument<Actor>(who),
      data: JSON.parse(data) as Record<string, string>,
    }));
  }
}
