// After the last life: everything that it set in motion has come to rest, so that its cost is counted too.
import { setTimeout as pause } from 'node:timers/promises';
import { services } from '../../stack/plan.ts';
import type { Databases } from '../../stack/databases.ts';

const patienceMs = 60_000;
const calmMs = 1_000;
const left = [
  ...services.flatMap((service) => ['outbox', 'mailbox', 'parked'].map((table) => [service, `SELECT 1 FROM ${table} LIMIT 1`] as const)),
  ['integration', "SELECT 1 FROM notices WHERE state = 'queued' LIMIT 1"],
] as const;

/** With a broker, what it holds is not to be seen: calm means that for a second nothing was waiting. @throws Error naming what does not come to rest */
export async function untilSettled(databases: Databases): Promise<void> {
  let calmSince = performance.now();
  for (const until = performance.now() + patienceMs; performance.now() - calmSince < calmMs; await pause(250)) {
    const found = await Promise.all(
      left.map(async ([service, sql]) => ((await databases.rows(service, sql)).length > 0 ? `${service}: ${sql}` : '')),
    );
    const waiting = found.filter((each) => each !== '');
    if (waiting.length > 0) calmSince = performance.now();
    if (performance.now() > until) throw new Error(`does not come to rest: ${waiting.join('; ')}`);
  }
}
