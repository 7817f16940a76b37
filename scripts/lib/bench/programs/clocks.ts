// Arms clocks as sla writes them: its own rows, in batches, each batch a transaction.
import { writeClocks } from '../../../../services/sla/dist/adapters/mysql/clock-rows.js';
import type { Clock } from '../../../../services/sla/dist/domain/index.js';
import { openUnitOfWork } from './message-room.ts';
import { serve } from './serve.ts';

export interface ClockTask {
  ms: number;
  /** Where their numbers begin. */
  prefix: string;
  count: number;
  batch: number;
  /** The first due moment, ms since 1970, and how far the next one is from it. */
  dueAt: number;
  stepMs: number;
}

/** A unit's closing clock that has sent its warnings: only its breach is left. */
function clockOf(number: string, dueAt: number): Clock {
  const startedAt = dueAt - 86_400_000;
  return {
    id: `${number}/unit_close/${number}/a1/1`,
    number,
    kind: 'unit_close',
    subject: `${number}/a1`,
    unit: 'chengguan',
    startedAt,
    dueAt,
    setAt: startedAt,
    limit: { amount: 1, unit: 'days' },
    working: false,
    capped: false,
    granted: {},
    state: 'running',
    percents: [75, 90],
    warned: 90,
    warnings: [],
  } as unknown as Clock;
}

void serve(async (given) => {
  const { port, database } = given as { port: number; database: string };
  const uow = openUnitOfWork(port, database, 2);
  return async (task) => {
    const { prefix, count, batch, dueAt, stepMs } = task as ClockTask;
    const began = performance.now();
    for (let from = 0; from < count; from += batch) {
      const some = Array.from({ length: Math.min(batch, count - from) }, (_, index) =>
        clockOf(`${prefix}${String(from + index).padStart(6, '0')}`, Math.round(dueAt + (from + index) * stepMs)),
      );
      await uow.run(() => writeClocks(uow, some));
    }
    return { armedPerSecond: (count * 1000) / (performance.now() - began) };
  };
});
