import type { UnitOfWork } from '@hotline/platform/mysql';
import { meter } from '@hotline/platform/telemetry';

const waiting = meter.createObservableGauge('hotline_queue_waiting', {
  description: 'Items that wait in a queue, by service, queue and rank; 0 is the most urgent.',
});
const unfolded = meter.createObservableGauge('hotline_count_deltas', {
  description: 'Changes of orders that are not yet in the counters.',
});

const queues = ['review', 'callback'] as const;
const ranks = [0, 1, 2] as const;

/** Counts the queues, and what the counters are behind, whenever metrics are read. */
export function observeQueues(uow: UnitOfWork): void {
  waiting.addCallback(async (result) => {
    for (const { queue, rank, count } of await countWaiting(uow)) result.observe(count, { service: 'handling', queue, rank });
  });
  unfolded.addCallback(async (result) => {
    const [row] = await uow.query<{ n: number | string }>('SELECT COUNT(*) AS n FROM count_deltas');
    result.observe(Number(row?.n ?? 0), { service: 'handling' });
  });
}

/** How much waits in each queue, by rank; zeros too. */
export async function countWaiting(uow: UnitOfWork): Promise<{ queue: string; rank: number; count: number }[]> {
  const rows = await uow.query<{ queue: string; ranked: number; waiting: number | string }>(
    'SELECT queue, urgency_rank AS ranked, COUNT(*) AS waiting FROM waiting GROUP BY queue, urgency_rank',
  );
  const countOf = (queue: string, rank: number) => Number(rows.find((row) => row.queue === queue && row.ranked === rank)?.waiting ?? 0);
  return queues.flatMap((queue) => ranks.map((rank) => ({ queue, rank, count: countOf(queue, rank) })));
}
