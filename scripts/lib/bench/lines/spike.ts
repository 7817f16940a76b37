// The spike that ends other systems: lives begin at 1, 15, 1, 25, 2, 35 and 10 a second, whatever became of those before.
import type { Figures, Line, Side } from '../line.ts';
import type { Loaded, Timed } from '../lives/load.ts';
import { seeded, sizesOf } from '../lives/seeded.ts';
import { untilSettled } from '../lives/settle.ts';
import { percentile } from '../statistics.ts';

const rates = [1, 15, 1, 25, 2, 35, 10] as const;
/** The last phase goes on until what came before it must be over. */
const settledAfter = 60;
/** Within so much of the first calm phase's p95 it is as before. */
const asBefore = 1.2;

const millis = (lives: readonly Timed[]): number[] => lives.map(({ ms }) => ms);

/** When the p95 of the lives of the last ten seconds was as before and stayed so, seconds after the last spike; never: as long as it was watched, more than any goal. */
function backAfter(lives: readonly Timed[], spikeEndMs: number, calmP95: number): number {
  const end = Math.max(...lives.map(({ beganMs }) => beganMs));
  let back = NaN;
  for (let from = spikeEndMs; from < end; from += 5_000) {
    const window = lives.filter(({ beganMs }) => beganMs >= from && beganMs < from + 10_000);
    if (window.length === 0) continue;
    const calm = percentile(millis(window), 0.95) <= calmP95 * asBefore;
    back = calm ? (Number.isNaN(back) ? (from - spikeEndMs) / 1000 : back) : NaN;
  }
  return Number.isNaN(back) ? Math.max(settledAfter + 1, (end - spikeEndMs) / 1000) : back;
}

export const spike: Line = {
  name: 'spike',
  about: 'lives begin at 1 → 15 → 1 → 25 → 2 → 35 → 10 a second at 1 million orders: success or an honest refusal, and back to normal',
  open: async (bench) => {
    const { much } = sizesOf({ ...bench, long: false });
    const { clients, databases } = await seeded(bench, much);
    const seconds = bench.quick ? 3 : 20;
    const phases = rates.map((perSecond, index) => ({
      perSecond,
      seconds: index === rates.length - 1 ? (bench.quick ? seconds : settledAfter + 20) : seconds,
    }));
    const lastSpikeEndMs = phases.slice(0, -1).reduce((sum, phase) => sum + phase.seconds * 1000, 0);
    const steady: Side = {
      name: 'steady',
      does: 'lives begin at 10 a second, as in the last phase, with nothing before',
      slice: async () => {
        const { lives } = await clients.ask<Loaded>({ kind: 'arrivals', phases: [{ perSecond: 10, seconds: bench.quick ? 3 : 20 }] });
        await untilSettled(databases);
        return { p95Ms: percentile(millis(lives), 0.95) };
      },
    };
    const struck: Side = {
      name: 'spike',
      does: `lives begin at ${rates.join(' → ')} a second, ${seconds} s each, the last until everything must be over`,
      slice: async (): Promise<Figures> => {
        const calm = await clients.ask<Loaded>({ kind: 'arrivals', phases: [{ perSecond: 10, seconds: bench.quick ? 3 : 15 }] });
        const { lives } = await clients.ask<Loaded>({ kind: 'arrivals', phases });
        await untilSettled(databases);
        const lived = lives.filter(({ outcome }) => outcome === 'lived');
        const failed = lives.filter(({ outcome }) => outcome === 'failed');
        for (const why of new Set(failed.map((each) => each.why))) bench.say(`spike: a life failed: ${why}`);
        return {
          lives: lives.length,
          honestShare: 1 - failed.length / lives.length,
          refusedShare: (lives.length - failed.length - lived.length) / lives.length,
          p95Ms: percentile(millis(lived), 0.95),
          backAfterSeconds: backAfter(lives, lastSpikeEndMs, percentile(millis(calm.lives), 0.95)),
        };
      },
    };
    return {
      sides: [struck, steady],
      rows: [
        { what: 'spike: lived or honestly refused, share', ours: ['spike', 'honestShare'], goal: { atLeast: 0.999 } },
        { what: '  of it refused with a hint, share', ours: ['spike', 'refusedShare'] },
        { what: 'spike: p95 as before after, s', ours: ['spike', 'backAfterSeconds'], goal: { atMost: 60 } },
        { what: '  a life takes, p95 over all, ms', ours: ['spike', 'p95Ms'] },
        { what: '  a life takes at a steady 10 a second, p95, ms', ours: ['steady', 'p95Ms'] },
      ],
      sizes: { orders: much },
      slices: 1,
      warmUps: 0, // its calm beginning is one
    };
  },
};
