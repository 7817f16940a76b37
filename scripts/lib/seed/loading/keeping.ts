// What stands beside the rows: how many orders stand where, and how far each day's numbers have come.
import type { UnitOfWork } from '@hotline/platform/mysql';

/** Orders by day, state, lead and urgency, and over all days, as handling folds them. */
export class Counted {
  private readonly sums = new Map<string, number>();

  add(day: string, state: string, unit: string, urgency: string): void {
    for (const each of [day, '']) {
      const key = `${each}\t${state}\t${unit}\t${urgency}`;
      this.sums.set(key, (this.sums.get(key) ?? 0) + 1);
    }
  }

  async store(handling: UnitOfWork): Promise<void> {
    const rows = [...this.sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, sum]) => [...key.split('\t'), sum]);
    for (let from = 0; from < rows.length; from += 2000)
      await handling.change(
        'INSERT INTO counters (day, state, unit, urgency, count) VALUES ? ON DUPLICATE KEY UPDATE count = count + VALUES(count)',
        [rows.slice(from, from + 2000)],
      );
  }
}

/** Numbers of appeals by day, each once: they go on from where the tenant's own have come to. */
export class Numbering {
  private readonly last: Map<string, number>;
  private readonly tenant: string;

  private constructor(tenant: string, last: Map<string, number>) {
    this.tenant = tenant;
    this.last = last;
  }

  static async from(tenant: string, intake: UnitOfWork): Promise<Numbering> {
    const rows = await intake.query<{ prefix: string; last: number | string }>('SELECT prefix, last FROM numbers');
    return new Numbering(tenant, new Map(rows.map(({ prefix, last }) => [prefix, Number(last)])));
  }

  next(day: string): string {
    const prefix = `${this.tenant}-${day.replaceAll('-', '')}`;
    const number = (this.last.get(prefix) ?? 0) + 1;
    this.last.set(prefix, number);
    return `${prefix}-${String(number).padStart(6, '0')}`;
  }

  /** A running installation holds a block of numbers of today: it skips what was given here. */
  async store(intake: UnitOfWork): Promise<void> {
    const rows = [...this.last];
    for (let from = 0; from < rows.length; from += 500)
      await intake.change('INSERT INTO numbers (prefix, last) VALUES ? ON DUPLICATE KEY UPDATE last = GREATEST(last, VALUES(last))', [
        rows.slice(from, from + 500),
      ]);
  }
}
