import type { UnitOfWork } from '@hotline/platform/mysql';
import { meter } from '@hotline/platform/telemetry';

const waiting = meter.createObservableGauge('hotline_queue_waiting', {
  description: 'Items that wait in a queue, by service, queue and rank; 0 is the most urgent.',
});

/** Counts the queue whenever metrics are read. */
export function observeQueue(uow: UnitOfWork): void {
  waiting.addCallback(async (result) => {
    const counts = await countWaiting(uow);
    for (const [rank, count] of counts.entries()) result.observe(count, { service: 'dispatch', queue: 'dispatch', rank });
  });
}

/** How many orders wait of each rank: of what is most urgent first. */
export async function countWaiting(uow: UnitOfWork): Promise<number[]> {
  const rows = await uow.query<{ ranked: number; waiting: number | string }>(
    "SELECT urgency_rank AS ranked, COUNT(*) AS waiting FROM placements WHERE state = 'queued' GROUP BY urgency_rank",
  );
  return [0, 1, 2].map((rank) => Number(rows.find(({ ranked }) => ranked === rank)?.waiting ?? 0));
}
