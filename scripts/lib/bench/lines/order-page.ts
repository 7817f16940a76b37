// A whole order with its parts and its timeline, against the two queries that somebody would write by hand.
import { People } from '../../stack/people.ts';
import { keysOf } from '../../stack/keys.ts';
import type { Figures, Line, Side } from '../line.ts';
import { seeded, sizesOf } from '../lives/seeded.ts';
import { startPool } from '../sql-pool.ts';

const clients = 8;

export const orderPage: Line = {
  name: 'order-page',
  about: 'GetOrder (order, parts, timeline, buttons) against two hand-written queries',
  open: async (bench) => {
    const { little } = sizesOf(bench);
    const { plan, databases } = await seeded(bench, little);
    const rows = await databases.rows<{ number: string }>(
      'handling',
      'SELECT DISTINCT number FROM timeline ORDER BY number DESC LIMIT 1000',
    );
    const numbers = rows.map(({ number }) => number);
    const people = new People({ plan, keys: keysOf(plan.folder) });
    bench.later(async () => people.close());
    const { handling } = await people.as('supervisor1');
    const pool = await startPool(plan, 'handling', clients);
    bench.later(() => pool.close());
    let turn = 0;
    const next = () => numbers[(turn += 1) % numbers.length]!;
    const loop = async (ms: number, once: () => Promise<unknown>): Promise<Figures> => {
      let done = 0;
      const began = performance.now();
      const client = async () => {
        while (performance.now() - began < ms) {
          await once();
          done += 1;
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
      return { done, perSecond: done / ((performance.now() - began) / 1000) };
    };
    const sides: Side[] = [
      {
        name: 'ours',
        does: `${clients} callers: GetOrder over gRPC, rights checked, buttons reckoned`,
        slice: (ms) => loop(ms, () => handling.getOrder({ number: next() })),
      },
      {
        name: 'two queries',
        does: `${clients} callers: the document and its timeline by two prepared statements, parsed`,
        slice: (ms) =>
          loop(ms, async () => {
            const number = next();
            const [order] = await pool.execute<{ body: string }>('SELECT body FROM orders WHERE id = ?', [number]);
            const lines = await pool.execute<{ data: string; who: string }>(
              'SELECT seq, at, who, what, why, data FROM timeline WHERE number = ? ORDER BY seq',
              [number],
            );
            return [JSON.parse(order!.body), ...lines.map(({ data, who }) => [JSON.parse(data), JSON.parse(who)])];
          }),
      },
    ];
    return {
      sides,
      rows: [
        {
          what: 'order pages a second : two hand-written queries',
          ours: ['ours', 'perSecond'],
          against: ['two queries', 'perSecond'],
          goal: { atLeast: 0.6 },
        },
      ],
      sizes: { orders: little, callers: clients },
    };
  },
};
