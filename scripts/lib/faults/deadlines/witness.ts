// Who saw which fact leave sla: a trigger, so that it notes exactly what was committed with the fact itself.
import { databaseName } from '@hotline/platform/tenancy';
import type { Trial } from '../fault.ts';
import type { Seeded } from './seed-clocks.ts';

/** Those who listen to sla's clocks. */
export const listeners = ['handling', 'dispatch', 'integration'] as const;

export interface Seen {
  facts: number;
  /** Of how many deadlines. */
  deadlines: number;
  /** Other than breaches. */
  strange: number;
  /** Before the due moment, by the database's time. */
  early: number;
  /** The last after the due, seconds. */
  seconds: number;
}

export async function watchFacts({ sql }: Trial, { prefix }: Pick<Seeded, 'prefix'>): Promise<void> {
  await sql(
    'sla',
    'CREATE TABLE seen_facts (event_id VARCHAR(64) CHARACTER SET ascii NOT NULL, number VARCHAR(64) NOT NULL, type VARCHAR(64) NOT NULL, at DATETIME(3) NOT NULL)',
  );
  await sql(
    'sla',
    `CREATE TRIGGER see_facts AFTER INSERT ON outbox FOR EACH ROW
     INSERT INTO seen_facts SELECT NEW.event_id, NEW.message_key, NEW.type, NOW(3) FROM DUAL WHERE NEW.message_key LIKE '${prefix}-%'`,
  );
}

export async function seenFacts({ sql }: Trial, { dueAt }: Seeded): Promise<Seen> {
  const [row] = await sql<Record<keyof Seen, number | string | null>>(
    'sla',
    `SELECT COUNT(*) AS facts, COUNT(DISTINCT number) AS deadlines, SUM(type <> 'ClockBreached') AS strange, SUM(at <= ?) AS early,
            TIMESTAMPDIFF(MICROSECOND, ?, MAX(at)) / 1000000 AS seconds FROM seen_facts`,
    [dueAt, dueAt],
  );
  const count = (name: keyof Seen) => Number(row?.[name] ?? 0);
  return {
    facts: count('facts'),
    deadlines: count('deadlines'),
    strange: count('strange'),
    early: count('early'),
    seconds: count('seconds'),
  };
}

/** Quick, while it goes on. */
export async function factsSoFar({ sql }: Trial): Promise<number> {
  const [row] = await sql<{ n: number | string }>('sla', 'SELECT COUNT(*) AS n FROM seen_facts');
  return Number(row?.n ?? 0);
}

/** How many of the facts a listener has applied: a mark is there once or not at all. */
export async function appliedBy({ sql, plan }: Trial, listener: (typeof listeners)[number]): Promise<number> {
  const inbox = `\`${databaseName(plan.tenant, listener)}\`.inbox`;
  const [row] = await sql<{ n: number | string }>(
    'sla',
    `SELECT COUNT(*) AS n FROM seen_facts JOIN ${inbox} AS marks ON marks.consumer = ? AND marks.event_id = seen_facts.event_id`,
    [listener],
  );
  return Number(row?.n ?? 0);
}

export async function stopWatching({ sql }: Trial): Promise<void> {
  await sql('sla', 'DROP TRIGGER IF EXISTS see_facts');
  await sql('sla', 'DROP TABLE IF EXISTS seen_facts');
}
