// Sends facts again that have left before: same ids, any order. The oracle's journal knows all that were ever sent.
import { databaseName } from '@hotline/platform/tenancy';
import type { Service } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

const publishers: readonly Service[] = ['intake', 'dispatch', 'handling', 'sla', 'integration'];

/** `most` facts of each service, chosen by chance, go out again as fresh ones do, mixed across keys. @returns how many */
export async function sendAgain({ sql, plan }: Trial, most: number): Promise<number> {
  let sent = 0;
  for (const service of publishers) {
    const [row] = await sql<{ last: number | string | null; n: number | string }>(
      service,
      'SELECT MAX(seq) AS last, LEAST(COUNT(*), ?) AS n FROM oracle_sent',
      [most],
    );
    const last = Number(row!.last ?? 0);
    await sql(
      service,
      `INSERT INTO \`${databaseName(plan.tenant, service)}\`.outbox (event_id, topic, type, message_key, at, traceparent, payload)
       SELECT event_id, topic, type, message_key, NOW(3), '', payload FROM oracle_sent WHERE seq <= ? ORDER BY RAND() LIMIT ?`,
      [last, most],
    );
    sent += Number(row!.n);
  }
  return sent;
}

/** The journal shall tell what services sent, not what was sent again. */
export async function keepFirsts({ sql }: Trial): Promise<void> {
  for (const service of publishers)
    await sql(
      service,
      'DELETE later FROM oracle_sent later JOIN oracle_sent earlier ON earlier.event_id = later.event_id AND earlier.seq < later.seq',
    );
}
