import type { UnitOfWork } from '@hotline/platform/mysql';
import { meter } from '@hotline/platform/telemetry';
import { nextMoment, type Clock } from '../../domain/index.js';

const lateness = meter.createHistogram('hotline_clock_lateness_seconds', {
  description: 'How long after its moment a warning or a breach was told, by kind of clock.',
  advice: { explicitBucketBoundaries: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600, 3_600] },
});

/** What was fired at `now`; clocks as they were before. */
export function observeLateness(fired: readonly Clock[], now: number): void {
  for (const clock of fired) lateness.record(Math.max(0, now - (nextMoment(clock) ?? now)) / 1_000, { kind: clock.kind });
}

const backlog = meter.createObservableGauge('hotline_clocks_due', {
  description: 'Clocks whose moment has come and which no worker has looked at yet.',
});

/** Counts what is due whenever metrics are read. */
export const observeBacklog = (uow: UnitOfWork): void => backlog.addCallback(async (result) => result.observe(await countDue(uow)));

export async function countDue(uow: UnitOfWork): Promise<number> {
  const [row] = await uow.query<{ due: number | string }>('SELECT COUNT(*) AS due FROM clocks WHERE next_at <= NOW(3)');
  return Number(row?.due ?? 0);
}
