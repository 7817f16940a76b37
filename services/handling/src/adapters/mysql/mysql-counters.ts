import { failpoint } from '@hotline/platform/failpoints';
import type { UnitOfWork } from '@hotline/platform/mysql';
import type { CountDimension, Counters, CountQuery, OrderCount } from '../../app/list-ports.js';

interface Delta {
  id: number;
  day: string;
  state: string;
  unit: string;
  urgency: string;
  delta: number;
}

/** Folded at once, at most. */
const batch = 2000;

/**
 * Orders by day of opening, state, lead and urgency. Each change of an order leaves lines of +1 and -1 with it; `fold` adds them up in
 * batches, also into the sums over all days (day ''). Who counts adds what is not folded yet, so the figures are exact at every moment.
 */
export class MysqlCounters implements Counters {
  constructor(private readonly uow: UnitOfWork) {}

  count(query: CountQuery): Promise<OrderCount[]> {
    const byDay = query.by.includes('day') || query.fromDay !== '' || query.toDay !== '';
    const kept = `SELECT day, state, unit, urgency, count FROM counters WHERE ${byDay ? "day <> ''" : "day = ''"}`;
    return this.sum(`(${kept} UNION ALL SELECT day, state, unit, urgency, delta FROM count_deltas)`, query, byDay);
  }

  recount(query: CountQuery): Promise<OrderCount[]> {
    return this.sum('order_recount', query, true);
  }

  /** Adds one batch of changes to the counters. @returns whether there may be more */
  fold(): Promise<boolean> {
    return this.uow.run(async () => {
      const deltas = await this.uow.query<Delta>(
        `SELECT id, day, state, unit, urgency, delta FROM count_deltas ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED`,
      );
      if (deltas.length === 0) return false;
      const rows = foldedRows(deltas);
      if (rows.length > 0)
        await this.uow.change(
          'INSERT INTO counters (day, state, unit, urgency, count) VALUES ? ON DUPLICATE KEY UPDATE count = count + VALUES(count)',
          [rows],
        );
      failpoint('mid-fire', 'handling');
      await this.uow.change('DELETE FROM count_deltas WHERE id IN (?)', [deltas.map(({ id }) => id)]);
      return deltas.length === batch;
    });
  }

  private async sum(source: string, query: CountQuery, byDay: boolean): Promise<OrderCount[]> {
    const { by, state, unit, urgency, fromDay, toDay } = query;
    const filters = [
      ...(state ? [['state = ?', state]] : []),
      ...(unit ? [['unit = ?', unit]] : []),
      ...(urgency ? [['urgency = ?', urgency]] : []),
      ...(byDay && fromDay ? [['day >= ?', fromDay]] : []),
      ...(byDay && toDay ? [['day <= ?', toDay]] : []),
    ];
    const where = filters.length > 0 ? `WHERE ${filters.map(([condition]) => condition).join(' AND ')}` : '';
    const dimensions = [...new Set(by)];
    const groups = dimensions.length > 0 ? `GROUP BY ${dimensions.join(', ')}` : '';
    const rows = await this.uow.bulk<Partial<Record<CountDimension, string>> & { total: string | number }>(
      `SELECT ${[...dimensions, 'SUM(count) AS total'].join(', ')} FROM ${source} AS counted ${where} ${groups} HAVING SUM(count) <> 0
        ${dimensions.length > 0 ? `ORDER BY ${dimensions.join(', ')}` : ''}`,
      filters.map(([, value]) => value),
    );
    return rows.map(({ total, ...bucket }) => ({ state: '', unit: '', urgency: '', day: '', ...bucket, count: Number(total) }));
  }
}

/** Summed by bucket, and by bucket over all days; in the order of the key, so that two who fold never lock crosswise. */
function foldedRows(deltas: readonly Delta[]): (string | number)[][] {
  const sums = new Map<string, number>();
  for (const { day, state, unit, urgency, delta } of deltas)
    for (const key of [JSON.stringify([day, state, unit, urgency]), JSON.stringify(['', state, unit, urgency])])
      sums.set(key, (sums.get(key) ?? 0) + delta);
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => [...(JSON.parse(key) as string[]), sum]);
}
