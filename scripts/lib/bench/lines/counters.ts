// What the counters cost where orders are written: handling opens orders of accepted appeals, with them and without.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { environment } from '../../stack/plan.ts';
import { startApart, type Apart } from '../apart.ts';
import { acceptedEvents } from '../accepted-events.ts';
import { costing } from '../cpu.ts';
import type { Database } from '../database.ts';
import type { Bench, Line, Row, Side } from '../line.ts';
import type { HostWith } from '../programs/host-with.ts';
import { sqlOn } from '../sql.ts';

/** What a slice opens: more than a second's work. */
const orders = { quick: 300, full: 3_000 };

async function sideOf(bench: Bench, database: Database, name: string, does: string, leaveOut: string[]): Promise<Side> {
  const apart: Apart = await startApart({ ...bench, folder: join(bench.folder, name) }, database, [], { empty: true });
  const tenant = apart.plan.tenant.code;
  const env = environment(apart.plan, apart.keys, database.address);
  const settings: HostWith = { services: ['handling'], env, leaveOut };
  const handling = await bench.program('programs/host-with.ts', settings, {
    log: join(bench.folder, `${name}.jsonl`),
    execArgv: bench.execArgv,
  });
  const sql = await sqlOn(database, `${tenant}_handling`);
  bench.later(() => sql.close());
  const count = bench.quick ? orders.quick : orders.full;
  let opened = 0;
  return {
    name,
    does,
    slice: async () => {
      const work = async () => {
        const began = performance.now();
        await acceptedEvents(sql, tenant, opened, count);
        while ((await sql.rows('SELECT 1 FROM mailbox LIMIT 1')).length > 0) await pause(10);
        const ms = performance.now() - began;
        // What is folded later costs too, but nobody waits for it.
        while ((await sql.rows('SELECT 1 FROM count_deltas LIMIT 1')).length > 0) await pause(10);
        return ms;
      };
      const { result: ms, micros } = await costing({ service: [handling.pid], database: [database.pid] }, work);
      const perSecond = (count * 1000) / ms;
      opened += count;
      const [{ n } = { n: 0 }] = await sql.rows<{ n: number }>('SELECT COUNT(*) AS n FROM order_items');
      if (n !== opened) throw new Error(`${n} orders are open instead of ${opened}`);
      return { perSecond, cpuMicros: (micros.service + micros.database) / count };
    },
  };
}

const rows: Row[] = [
  {
    what: 'orders opened a second with the counters against without',
    ours: ['with', 'perSecond'],
    against: ['without', 'perSecond'],
    goal: { atLeast: 0.9 },
  },
  { what: 'CPU of an opened order, µs, database included', ours: ['with', 'cpuMicros'], against: ['without', 'cpuMicros'] },
];

export const counters: Line = {
  name: 'counters',
  about: 'orders opened with the counters and without',
  open: async (bench) => {
    const count = bench.quick ? orders.quick : orders.full;
    const does = `handling by itself: ${count} accepted appeals in its mailbox become orders with their timeline, lists and events`;
    const sides = [];
    for (const [name, leaveOut, how] of [
      ['with', [], 'each leaves a line for the counters, which are folded meanwhile'],
      ['without', ['INSERT INTO count_deltas'], 'the statement that leaves the line for the counters is not sent'],
    ] as const)
      sides.push(await sideOf(bench, await bench.database(), name, `${does}; ${how}`, [...leaveOut]));
    return { sides, rows, sizes: { orders: count } };
  },
};
