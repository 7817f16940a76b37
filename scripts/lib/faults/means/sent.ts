// Sends facts again that have left before: same ids, any order. The oracle's journal knows all that were ever sent.
import type { Service } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

const publishers: readonly Service[] = ['intake', 'dispatch', 'handling', 'sla', 'integration'];
const fact = 'event_id, topic, type, message_key, payload';

/** `most` facts of each service, chosen by chance, go out again as fresh ones do, mixed across keys. @returns how many */
export async function sendAgain({ sql }: Trial, most: number): Promise<number> {
  let sent = 0;
  for (const service of publishers) {
    // By a table between: the journal's trigger may not write what its statement reads.
    await sql(service, `CREATE OR REPLACE TABLE faults_again AS SELECT ${fact} FROM oracle_sent ORDER BY RAND() LIMIT ${most}`);
    await sql(service, `INSERT INTO outbox (${fact}, at, traceparent) SELECT ${fact}, NOW(3), '' FROM faults_again ORDER BY RAND()`);
    const [row] = await sql<{ n: number | string }>(service, 'SELECT COUNT(*) AS n FROM faults_again');
    sent += Number(row!.n);
    // The journal shall tell what services sent, not what was sent again.
    await sql(
      service,
      `DELETE later FROM oracle_sent later JOIN faults_again again ON again.event_id = later.event_id
       JOIN oracle_sent earlier ON earlier.event_id = later.event_id AND earlier.seq < later.seq`,
    );
    await sql(service, 'DROP TABLE faults_again');
  }
  return sent;
}

/** Whatever came into the outboxes twice counts once in the journal: it tells what services sent. */
export async function keepFirsts({ sql }: Trial): Promise<void> {
  for (const service of publishers)
    await sql(
      service,
      'DELETE later FROM oracle_sent later JOIN oracle_sent earlier ON earlier.event_id = later.event_id AND earlier.seq < later.seq',
    );
}
