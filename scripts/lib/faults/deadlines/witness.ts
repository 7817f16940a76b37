// What became of the seeded deadlines: sla's own rows against the oracle's journal, which notes what was committed.
import { databaseName } from '@hotline/platform/tenancy';
import type { Trial } from '../fault.ts';
import type { Seeded } from './seed-clocks.ts';

/** Those who listen to sla's clocks. */
const listeners = ['handling', 'dispatch', 'integration'] as const;

export interface Seen {
  facts: number;
  /** Of how many deadlines. */
  fired: number;
  /** Found before the due moment was over, by sla's own rows. */
  early: number;
  /** Neither fired nor waiting any more, or both. */
  strange: number;
}

const between = ({ prefix }: Seeded): [string, string] => [`${prefix}-`, `${prefix}.`];

export async function seen({ sql }: Trial, seeded: Seeded): Promise<Seen> {
  const [told] = await sql<{ facts: number | string; fired: number | string }>(
    'sla',
    "SELECT COUNT(*) AS facts, COUNT(DISTINCT message_key) AS fired FROM oracle_sent WHERE type = 'ClockBreached' AND message_key BETWEEN ? AND ?",
    between(seeded),
  );
  const [kept] = await sql<{ early: number | string | null; strange: number | string | null }>(
    'sla',
    `SELECT SUM(JSON_VALUE(body, '$.breach.foundAt') <= ?) AS early, SUM((JSON_VALUE(body, '$.breach.foundAt') IS NULL) <> (next_at IS NOT NULL)) AS strange
     FROM clocks WHERE matter BETWEEN ? AND ?`,
    [seeded.dueAt.getTime(), ...between(seeded)],
  );
  return { facts: Number(told!.facts), fired: Number(told!.fired), early: Number(kept!.early ?? 0), strange: Number(kept!.strange ?? 0) };
}

/** How many still wait for a worker. Quick, while it goes on. */
export async function waiting({ sql }: Trial, { dueAt }: Seeded): Promise<number> {
  const looked = new Date(dueAt.getTime() + 1);
  const [row] = await sql<{ n: number | string }>('sla', 'SELECT COUNT(*) AS n FROM clocks WHERE next_at = ?', [looked]);
  return Number(row!.n);
}

/** Whether all who listen have applied all of the facts: a mark is there once or not at all. */
export async function allHeard({ sql, plan }: Trial, seeded: Seeded): Promise<boolean> {
  for (const listener of listeners) {
    const [row] = await sql<{ n: number | string }>(
      'sla',
      `SELECT COUNT(*) AS n FROM oracle_sent sent JOIN \`${databaseName(plan.tenant, listener)}\`.inbox marks
       ON marks.consumer = ? AND marks.event_id = sent.event_id WHERE sent.type = 'ClockBreached' AND sent.message_key BETWEEN ? AND ?`,
      [listener, ...between(seeded)],
    );
    if (Number(row!.n) < seeded.count) return false;
  }
  return true;
}
