// The dashboard's figures: from the counters, and counted anew from the orders.
import { isDeepStrictEqual } from 'node:util';
import { People } from '../../stack/people.ts';
import { keysOf } from '../../stack/keys.ts';
import type { Figures, Line, Side } from '../line.ts';
import { seeded, sizesOf } from '../lives/seeded.ts';
import { percentile } from '../statistics.ts';

type Counts = Record<string, number>;

const timed = async (ms: number, once: () => Promise<unknown>): Promise<Figures> => {
  const took: number[] = [];
  for (const until = performance.now() + ms; performance.now() < until;) {
    const began = performance.now();
    await once();
    took.push(performance.now() - began);
  }
  return { done: took.length, perSecond: 1000 / (took.reduce((sum, each) => sum + each, 0) / took.length), p50Ms: percentile(took, 0.5) };
};

export const dashboard: Line = {
  name: 'dashboard',
  about: 'orders by state and unit from the counters against a recount, equal to the last one',
  open: async (bench) => {
    const { much } = sizesOf(bench);
    const { plan, databases } = await seeded(bench, much);
    const people = new People({ plan, keys: keysOf(plan.folder) });
    bench.later(async () => people.close());
    const { handling } = await people.as('supervisor1');
    const kept = async (): Promise<Counts> => {
      const { counts } = await handling.countOrders({ by: ['state', 'unit'], state: '', unit: '', urgency: '', fromDay: '', toDay: '' });
      return Object.fromEntries(counts.map(({ state, unit, count }) => [`${state} ${unit}`, Number(count)]));
    };
    const recounted = async (): Promise<Counts> => {
      const sql = 'SELECT state, lead_unit AS unit, COUNT(*) AS count FROM order_items GROUP BY state, lead_unit';
      const rows = await databases.rows<{ state: string; unit: string; count: number | string }>('handling', sql);
      return Object.fromEntries(rows.map(({ state, unit, count }) => [`${state} ${unit}`, Number(count)]));
    };
    const sides: Side[] = [
      { name: 'counters', does: 'CountOrders by state and unit, over gRPC', slice: (ms) => timed(ms, kept) },
      {
        name: 'recount',
        does: 'the same by GROUP BY over the orders, SQL alone; each must equal the counters',
        slice: async (ms) => {
          const figures = await timed(ms, recounted);
          if (!isDeepStrictEqual(sorted(await recounted()), sorted(await kept()))) throw new Error('the counters do not equal a recount');
          return figures;
        },
      },
    ];
    return {
      sides,
      rows: [
        {
          what: 'dashboards a second, counters : recount',
          ours: ['counters', 'perSecond'],
          against: ['recount', 'perSecond'],
          goal: { atLeast: 100 },
        },
      ],
      sizes: { orders: much },
      slices: 5,
      sliceMs: 1500,
    };
  },
};

const sorted = (counts: Counts): [string, number][] => Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1));
