import type { UnitOfWork } from '@hotline/platform/mysql';
import { meter } from '@hotline/platform/telemetry';

const waiting = meter.createObservableGauge('hotline_queue_waiting', {
  description: 'Items that wait in a queue, by service, queue and rank; 0 is the most urgent.',
});

/** Counts what waits for an agent whenever metrics are read; nothing in this queue is more urgent than the rest. */
export function observeQueue(uow: UnitOfWork): void {
  waiting.addCallback(async (result) => result.observe(await countWaiting(uow), { service: 'intake', queue: 'intake', rank: 0 }));
}

export async function countWaiting(uow: UnitOfWork): Promise<number> {
  const [row] = await uow.query<{ waiting: number | string }>("SELECT COUNT(*) AS waiting FROM appeals WHERE state = 'received'");
  return Number(row?.waiting ?? 0);
}
