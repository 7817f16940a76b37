import { describe, expect, it } from 'vitest';
import { statusOf } from '../grpc/refusal.js';
import { withDatabase } from '../testing/with-database.js';

const database = withDatabase({ poolSize: 20 });

/** What the server says to the victim of a deadlock. */
const deadlock = "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock found'";

describe('work that the database undoes again and again', () => {
  it('runs four times at most, after pauses that grow and differ', async () => {
    const starts = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const begun: number[] = [];
        const work = database.uow.run(async () => {
          await database.uow.query('SELECT 1');
          begun.push(performance.now());
          await database.uow.bulk(deadlock);
        });
        await expect(work).rejects.toMatchObject({ kind: 'unavailable', reason: 'DATABASE_BUSY' });
        return begun;
      }),
    );
    expect(starts.map(({ length }) => length)).toEqual(starts.map(() => 4));
    const lastPauses = starts.map((begun) => begun[3]! - begun[2]!);
    expect(Math.min(...lastPauses)).toBeGreaterThan(75);
    expect(Math.max(...lastPauses) - Math.min(...lastPauses)).toBeGreaterThan(30);
  });

  it('is refused for good, so that no channel on the way runs it four times more', async () => {
    const refusal = await database.uow.run(() => database.uow.bulk(deadlock)).catch((error: unknown) => error);
    expect(statusOf(refusal, 'any').metadata.get('grpc-retry-pushback-ms')).toEqual(['-1']);
  });
});
