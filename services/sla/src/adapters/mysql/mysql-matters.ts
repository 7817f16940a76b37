import { failpoint } from '@hotline/platform/failpoints';
import { system, type Actor } from '@hotline/platform/lifecycle';
import { Documents, type UnitOfWork } from '@hotline/platform/mysql';
import type { Matters } from '../../app/ports.js';
import { fire, matterOf, newMatter, type Clock, type Matter, type MatterEvent, type Outcome } from '../../domain/index.js';
import { readClocks, toClock, writeClocks, type ClockRow } from './clock-rows.js';
import { observeLateness } from './observe-clocks.js';
import { writeExtensions } from './extension-rows.js';

/** Publishes what happened to clocks and extensions, in the running unit of work. */
export type PublishMatterEvents = (events: readonly MatterEvent[], actor: Actor) => Promise<void>;

type Stored = Omit<Matter, 'clocks'>;

export class MysqlMatters implements Matters {
  private readonly documents: Documents<Stored>;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly publish: PublishMatterEvents,
  ) {
    this.documents = new Documents(uow, { table: 'matters', key: ({ number }) => number });
  }

  async find(number: string): Promise<Matter | undefined> {
    const stored = await this.documents.find(matterOf(number));
    return stored && { ...stored, clocks: await readClocks(this.uow, stored.number, false) };
  }

  update(number: string, actor: Actor, change: (matter: Matter) => Outcome): Promise<Matter> {
    return this.uow.run(async () => {
      const id = matterOf(number);
      const stored = await this.documents.lock(id);
      const before: Matter = stored ? { ...stored, clocks: await this.clocksOf(id) } : newMatter(id);
      const { matter, events } = change(before);
      if (matter === before) return matter;
      const { clocks, ...rest } = matter;
      await (stored ? this.documents.update(rest) : this.documents.insert(rest));
      await writeClocks(
        this.uow,
        Object.values(clocks).filter((clock) => clock !== before.clocks[clock.id]),
      );
      await writeExtensions(
        this.uow,
        Object.values(matter.extensions).filter((each) => each !== before.extensions[each.id]),
      );
      this.uow.keep(`clocks of ${id}`, clocks);
      await this.publish(events, actor);
      return matter;
    });
  }

  /** Under the matter's lock and their own: what this transaction left last need not be read again. */
  private async clocksOf(matter: string): Promise<Record<string, Clock>> {
    return (await this.uow.kept<Record<string, Clock>>(`clocks of ${matter}`)) ?? readClocks(this.uow, matter, true);
  }

  /** Claimed by the database's own time, so that no process's clock can fire anything early. */
  fireDue(limit: number): Promise<number> {
    return this.uow.run(async () => {
      const sql = 'SELECT body FROM clocks WHERE next_at <= NOW(3) ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED';
      const due = (await this.uow.query<ClockRow>(sql, [limit])).map(toClock);
      if (due.length === 0) return 0;
      const [{ now } = { now: new Date(0) }] = await this.uow.query<{ now: Date }>('SELECT NOW(3) AS now');
      const changes = due.map((clock) => fire(clock, now.getTime()));
      await writeClocks(
        this.uow,
        changes.map(({ clock }) => clock),
      );
      failpoint('mid-fire', 'sla');
      await this.publish(
        changes.flatMap(({ events }) => events),
        system,
      );
      this.uow.afterCommit(() => observeLateness(due, now.getTime()));
      return due.length;
    });
  }

  async nextIn(): Promise<number | undefined> {
    const sql = 'SELECT TIMESTAMPDIFF(MICROSECOND, NOW(3), next_at) AS rest FROM clocks WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1';
    const [row] = await this.uow.query<{ rest: number | string }>(sql);
    return row && Math.max(0, Math.ceil(Number(row.rest) / 1000));
  }
}
