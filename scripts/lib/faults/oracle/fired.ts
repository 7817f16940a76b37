// Every deadline that came due fired once, and none early: sla's own rows against the facts that left it.
import { decodeEvent } from '@hotline/proto/events';
import type { Finding } from '../../replay/verify/verify.ts';
import type { Databases } from '../../stack/databases.ts';

/** Workers look for due clocks all the time; so late may they be, ms. */
const lateMs = 3000;

interface Row {
  id: string;
  due: Date;
}

export async function firedOnce(databases: Databases): Promise<Finding> {
  const waiting = await databases.rows<Row>(
    'sla',
    `SELECT id, due_at AS due FROM clocks WHERE next_at < NOW(3) - INTERVAL ${lateMs * 1000} MICROSECOND`,
  );
  const told = await databases.rows<{ type: 'ClockBreached' | 'ClockBreachRescinded'; payload: Buffer }>(
    'sla',
    "SELECT type, payload FROM oracle_sent WHERE type IN ('ClockBreached', 'ClockBreachRescinded') ORDER BY seq",
  );
  const times = new Map<string, number>();
  const problems = waiting.map(({ id, due }) => `${id} came due ${due.toISOString()} and did not fire`);
  for (const { type, payload } of told) {
    const { clockId, dueAt, at } = decodeEvent(type, payload);
    if (type === 'ClockBreached' && at!.getTime() < dueAt!.getTime())
      problems.push(`${clockId} fired ${dueAt!.getTime() - at!.getTime()} ms before ${dueAt!.toISOString()}`);
    const key = `${clockId} of ${dueAt!.toISOString()}`;
    // One that was taken back, because the act was in time and came late, may be missed again.
    times.set(key, Math.max(0, (times.get(key) ?? 0) + (type === 'ClockBreached' ? 1 : -1)));
  }
  for (const [key, n] of times) if (n > 1) problems.push(`${key} fired ${n} times`);
  return { what: 'every deadline that came due fired once, and none early', looked: told.length, problems };
}
