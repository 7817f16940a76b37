import type { UnitOfWork } from '@hotline/platform/mysql';
import { meter } from '@hotline/platform/telemetry';

const unsent = meter.createObservableGauge('hotline_notices_unsent', {
  description: 'Notices by state: queued waits to be sent, failed was given up until a person resends it.',
});

const states = ['queued', 'failed'] as const;

/** Counts what has not left the house whenever metrics are read. */
export function observeNotices(uow: UnitOfWork): void {
  unsent.addCallback(async (result) => {
    const counts = await countUnsent(uow);
    for (const state of states) result.observe(counts[state], { state });
  });
}

export async function countUnsent(uow: UnitOfWork): Promise<Record<(typeof states)[number], number>> {
  const rows = await uow.query<{ state: string; count: number | string }>(
    "SELECT state, COUNT(*) AS count FROM notices WHERE state IN ('queued', 'failed') GROUP BY state",
  );
  return { queued: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])) };
}
