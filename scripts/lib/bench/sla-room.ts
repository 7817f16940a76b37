// The real sla service in a process of its own, with clocks that come due when the bench says so.
import { setTimeout as pause } from 'node:timers/promises';
import { startApart } from './apart.ts';
import type { Database } from './database.ts';
import type { Bench, Figures } from './line.ts';
import type { Program } from './program.ts';
import type { ClockTask } from './programs/clocks.ts';
import { percentile } from './statistics.ts';
import { sqlOn, type Sql } from './sql.ts';

export interface Firing {
  /** The moment at which the last one was fired and committed, as seen by somebody who asks every few milliseconds. */
  endedAt: number;
  armedPerSecond: number;
  /** Of each: when it was fired after its due, by the database's time, ms. */
  lateness: number[];
}

export interface SlaRoom {
  pids: { service: number; database: number };
  /** Arms, waits until all have fired, and checks that each of them told of it exactly once. */
  fire(task: Omit<ClockTask, 'ms' | 'prefix' | 'batch'>): Promise<Firing>;
}

const tenant = '411700';
const prefix = `${tenant}-20260101-`;
export const batch = 500;

/** @param armed clocks that are far from due, in the table all the while */
export async function openSlaRoom(bench: Bench, database: Database, armed: number): Promise<SlaRoom> {
  const apart = await startApart(bench, database, [['sla']], { empty: true });
  const sql = await sqlOn(database, `${tenant}_sla`);
  bench.later(() => sql.close());
  const arm = await bench.program('programs/clocks.ts', { port: database.port, database: `${tenant}_sla` });
  await armMany(arm, armed);
  return {
    pids: { service: apart.pidOf('sla'), database: database.pid },
    fire: async (task) => {
      const { armedPerSecond } = await arm.ask<Figures>({ ...task, prefix, batch, ms: 0 } satisfies ClockTask);
      const last = task.dueAt + task.count * task.stepMs;
      if (Date.now() > task.dueAt) throw new Error('the clocks were not armed before they came due: give it more time');
      await pause(last - Date.now());
      const endedAt = await untilFired(sql, last);
      const lateness = await latenessOf(sql);
      await verifyAndClear(sql, task.count);
      return { endedAt, armedPerSecond: armedPerSecond!, lateness };
    },
  };
}

/** A thousand days ahead, a second apart. */
async function armMany(arm: Program, count: number): Promise<void> {
  const many: ClockTask = { ms: 0, prefix: `${tenant}-20260102-`, count: 0, batch: 2000, dueAt: Date.now() + 864e8, stepMs: 1000 };
  for (let from = 0; from < count; from += 1_000_000) await arm.ask({ ...many, count: Math.min(count - from, 1_000_000) });
}

/** A breach is looked for a millisecond after its due. */
async function untilFired(sql: Sql, lastDueAt: number): Promise<number> {
  for (;;) {
    const [waiting] = await sql.rows('SELECT 1 FROM clocks WHERE next_at <= ? LIMIT 1', [new Date(lastDueAt + 1)]);
    if (!waiting) return Date.now();
    await pause(5);
  }
}

async function latenessOf(sql: Sql): Promise<number[]> {
  const rows = await sql.rows<{ late: number | string }>(
    `SELECT JSON_VALUE(body, '$.breach.foundAt') - JSON_VALUE(body, '$.breach.dueAt') AS late FROM clocks WHERE matter LIKE '${prefix}%'`,
  );
  return rows.map(({ late }) => Number(late));
}

/** Each fired once, with its event, which has left. */
async function verifyAndClear(sql: Sql, count: number): Promise<void> {
  for (let waited = 0; (await sql.rows('SELECT 1 FROM outbox LIMIT 1')).length > 0; waited += 20) {
    if (waited > 60_000) throw new Error('the events of what has fired do not leave');
    await pause(20);
  }
  const [told] = await sql.rows<{ events: number; orders: number }>(
    `SELECT COUNT(*) AS events, COUNT(DISTINCT message_key) AS orders FROM \`${tenant}_handling\`.mailbox WHERE type = 'ClockBreached'`,
  );
  if (told?.events !== count || told.orders !== count)
    throw new Error(`of ${count} clocks that came due ${told?.orders} told of it, in ${told?.events} events`);
  for (const reader of ['handling', 'integration']) await sql.run(`TRUNCATE \`${tenant}_${reader}\`.mailbox`);
  await sql.run(`DELETE FROM clocks WHERE matter LIKE '${prefix}%'`);
}

export const p99 = (values: readonly number[]): number => percentile(values, 0.99);
