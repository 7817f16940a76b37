// Jobs of pg-boss that start later: inserted in batches, fetched in batches by several workers.
import { PgBoss } from 'pg-boss';
import { serve } from '../programs/serve.ts';

const workers = 4;

void serve(async ({ port }) => {
  const boss = new PgBoss({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres`, max: 20 });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue('deadlines');
  let fired = new Map();
  let expected = 0;
  let allFired = () => {};
  const options = { batchSize: 500, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
  for (let index = 0; index < workers; index++)
    await boss.work('deadlines', options, async (jobs) => {
      for (const { data } of jobs) fired.set(data.number, (fired.get(data.number) ?? 0) + 1);
      if (fired.size === expected) allFired(Date.now());
    });
  return async ({ prefix, count, batch, dueAt }) => {
    fired = new Map();
    expected = count;
    const end = new Promise((resolve) => (allFired = resolve));
    const began = performance.now();
    for (let from = 0; from < count; from += batch) {
      const length = Math.min(batch, count - from);
      const numbers = Array.from({ length }, (_, index) => `${prefix}${String(from + index).padStart(6, '0')}`);
      const startAfter = new Date(dueAt);
      await boss.insert(
        'deadlines',
        numbers.map((number) => ({ data: { number, kind: 'unit_close', unit: 'chengguan' }, startAfter })),
      );
    }
    const armedPerSecond = (count * 1000) / (performance.now() - began);
    if (Date.now() > dueAt) throw new Error('the jobs were not armed before they came due: give it more time');
    const endedAt = await end;
    const twice = [...fired.values()].filter((times) => times > 1).length;
    return { armedPerSecond, endedAt, twice };
  };
});
