// Delayed jobs of BullMQ: armed by addBulk, processed by its worker, many at a time.
import { Queue, Worker } from 'bullmq';
import { serve } from '../programs/serve.ts';

const concurrency = 200;

void serve(async ({ port }) => {
  const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
  const queue = new Queue('deadlines', { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: true } });
  let fired = new Map();
  let expected = 0;
  let allFired = () => {};
  const process = async ({ data }) => {
    fired.set(data.number, (fired.get(data.number) ?? 0) + 1);
    if (fired.size === expected) allFired(Date.now());
  };
  const worker = new Worker('deadlines', process, { connection, concurrency });
  await worker.waitUntilReady();
  return async ({ prefix, count, batch, dueAt }) => {
    fired = new Map();
    expected = count;
    const end = new Promise((resolve) => (allFired = resolve));
    const began = performance.now();
    for (let from = 0; from < count; from += batch) {
      const length = Math.min(batch, count - from);
      const numbers = Array.from({ length }, (_, index) => `${prefix}${String(from + index).padStart(6, '0')}`);
      await queue.addBulk(
        numbers.map((number) => ({
          name: 'breach',
          data: { number, kind: 'unit_close', unit: 'chengguan' },
          opts: { delay: Math.max(0, dueAt - Date.now()) },
        })),
      );
    }
    const armedPerSecond = (count * 1000) / (performance.now() - began);
    if (Date.now() > dueAt) throw new Error('the jobs were not armed before they came due: give it more time');
    const endedAt = await end;
    const twice = [...fired.values()].filter((times) => times > 1).length;
    return { armedPerSecond, endedAt, twice };
  };
});
