// Nothing on its way: queues of messages empty, nothing parked, no deadline left of what has ended.
import { setTimeout as pause } from 'node:timers/promises';
import { services } from '../../stack/plan.ts';
import type { Databases } from '../../stack/databases.ts';
import type { Evidence, Finding } from './verify.ts';

const patienceMs = 120_000;
const tables = ['outbox', 'mailbox', 'parked'] as const;

interface Waits {
  service: string;
  table: string;
  n: number;
  /** The oldest thing there. */
  example: string;
}

/** Parked ones that will be tried again count as on their way, too. */
async function waiting(databases: Databases): Promise<Waits[]> {
  const counted = services.flatMap((service) =>
    tables.map(async (table) => {
      const [row] = await databases.rows<{ n: number | string; example: string | null }>(
        service,
        `SELECT COUNT(*) AS n, MIN(CONCAT(type, ' of ', message_key${table === 'parked' ? ", ': ', reason" : ''})) AS example FROM ${table}`,
      );
      return { service, table, n: Number(row!.n), example: row!.example ?? '' };
    }),
  );
  const notices = await databases.rows<{ n: number | string }>('integration', "SELECT COUNT(*) AS n FROM notices WHERE state = 'queued'");
  const all = await Promise.all(counted);
  return [...all, { service: 'integration', table: 'notices queued', n: Number(notices[0]!.n), example: '' }].filter(({ n }) => n > 0);
}

/** Windows of orders that have ended ring by themselves; until then they are no leftovers. */
const ringing = async (databases: Databases): Promise<number> => {
  const [row] = await databases.rows<{ n: number | string }>('sla', 'SELECT COUNT(*) AS n FROM clocks WHERE next_at IS NOT NULL');
  return Number(row!.n);
};

/** Facts that were applied, in all services. */
async function applied(databases: Databases): Promise<number> {
  const counts = services.map((service) => databases.rows<{ n: number | string }>(service, 'SELECT COUNT(*) AS n FROM inbox'));
  return (await Promise.all(counts)).reduce((sum, [row]) => sum + Number(row!.n), 0);
}

/** For a while nothing waits and nothing new is applied, or patience ends: the checks say what is left. A broker does not show what it holds. */
export async function untilQuiet(databases: Databases, calmMs: number): Promise<void> {
  let [calmSince, before] = [Date.now(), -1];
  for (const until = Date.now() + patienceMs; Date.now() - calmSince < calmMs && Date.now() < until; await pause(500)) {
    const now = await applied(databases);
    const still = now === before && (await waiting(databases)).length === 0 && (await ringing(databases)) === 0;
    if (!still) calmSince = Date.now();
    before = now;
  }
}

export async function queues({ databases }: Evidence): Promise<Finding> {
  const left = await waiting(databases);
  return {
    what: 'outboxes and mailboxes are empty, nothing is parked, every notice has left',
    looked: services.length * tables.length + 1,
    problems: left.map(({ service, table, n, example }) => `${service}: ${n} in ${table}, among them ${example}`),
  };
}
