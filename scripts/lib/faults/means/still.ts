// A moment in which nothing happens by itself: clocks wait, so that two hashes of the state can be compared.
import type { Trial } from '../fault.ts';

/** Clients must be paused and everything settled. Deadlines are put off for the while, and come due again afterwards, late by it. */
export async function whileClocksWait<T>({ sql }: Trial, work: () => Promise<T>): Promise<T> {
  await sql('sla', 'CREATE TABLE faults_clocks AS SELECT id, next_at FROM clocks WHERE next_at IS NOT NULL');
  await sql('sla', 'UPDATE clocks SET next_at = next_at + INTERVAL 1 DAY WHERE next_at IS NOT NULL');
  try {
    return await work();
  } finally {
    await sql(
      'sla',
      'UPDATE clocks JOIN faults_clocks kept USING (id) SET clocks.next_at = kept.next_at WHERE clocks.next_at = kept.next_at + INTERVAL 1 DAY',
    );
    await sql('sla', 'DROP TABLE faults_clocks');
  }
}
