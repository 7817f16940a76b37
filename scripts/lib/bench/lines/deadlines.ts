// Deadlines: fired once with their event, armed in batches, and how late with a million armed; against two queues that people use for it.
import { costing } from '../cpu.ts';
import type { Bench, Figures, Line, Missing, Row, Side } from '../line.ts';
import { whyNoPackages } from '../peers/installed.ts';
import { serverOf } from '../peers/serving.ts';
import type { ClockTask } from '../programs/clocks.ts';
import { batch, openSlaRoom, p99, type SlaRoom } from '../sla-room.ts';
import { percentile } from '../statistics.ts';

interface Sizes {
  /** Due at one instant. */
  count: number;
  /** Armed all the while, far from due. */
  armed: number;
  /** Time to arm them before they come due, ms. */
  leadMs: number;
  /** Due a second while lateness is measured. */
  dueASecond: number;
}

const full: Sizes = { count: 10_000, armed: 1_000_000, leadMs: 4_000, dueASecond: 400 };
const quick: Sizes = { count: 5_000, armed: 20_000, leadMs: 3_000, dueASecond: 200 };

const instant = ({ count, leadMs }: Sizes) => ({ count, dueAt: Date.now() + leadMs, stepMs: 0 });

function ours(room: SlaRoom, sizes: Sizes): Side {
  return {
    name: 'ours',
    does: `the sla service by itself: ${sizes.count} clocks due at one instant beside ${sizes.armed} others, claimed in batches, stage and event committed together, the relay at work; armed by its own rows, ${batch} a transaction`,
    slice: async () => {
      const task = instant(sizes);
      const { result, micros } = await costing({ service: [room.pids.service], database: [room.pids.database] }, () => room.fire(task));
      return {
        firedPerSecond: (sizes.count * 1000) / (result.endedAt - task.dueAt),
        armedPerSecond: result.armedPerSecond,
        cpuMicros: (micros.service + micros.database) / sizes.count,
      };
    },
  };
}

function lateness(room: SlaRoom, { dueASecond, armed }: Sizes): Side {
  return {
    name: 'lateness',
    does: `clocks that come due one after another, ${dueASecond} a second, beside ${armed} others: when the database found them after their due`,
    slice: async (ms) => {
      const count = Math.ceil((dueASecond * ms) / 1000);
      const { lateness: late } = await room.fire({ count, dueAt: Date.now() + 2_000, stepMs: 1000 / dueASecond });
      const early = Math.min(...late);
      if (early < 0) throw new Error(`one fired ${-early} ms before its due`);
      return { p50Ms: percentile(late, 0.5), p99Ms: p99(late), mostMs: Math.max(...late) };
    },
  };
}

interface Peer {
  name: string;
  file: string;
  server: 'redis' | 'postgres';
  does: string;
}

const peers: readonly Peer[] = [
  {
    name: 'bullmq',
    file: 'peers/bullmq.mjs',
    server: 'redis',
    does: `BullMQ's delayed jobs on Redis with appendfsync everysec: addBulk of ${batch}, one worker with 200 at a time whose processor only counts`,
  },
  {
    name: 'pg-boss',
    file: 'peers/pg-boss.mjs',
    server: 'postgres',
    does: `pg-boss on PostgreSQL: inserted ${batch} at once with startAfter, four workers that fetch 500 and only count`,
  },
];

async function peerSide(bench: Bench, { name, file, server, does }: Peer, sizes: Sizes): Promise<Side | Missing> {
  const why = await whyNoPackages();
  if (why !== undefined) return { name, does, missing: why };
  const serving = await serverOf(bench, server);
  if ('missing' in serving) return { name, does, missing: serving.missing };
  const program = await bench.program(file, { port: serving.port });
  return {
    name,
    does,
    slice: async () => {
      const task: ClockTask = { ms: 0, prefix: '411700-20260101-', batch, ...instant(sizes) };
      const { endedAt, armedPerSecond, twice } = await program.ask<Figures>(task);
      return { firedPerSecond: (sizes.count * 1000) / (endedAt! - task.dueAt), armedPerSecond: armedPerSecond!, twice: twice! };
    },
  };
}

const rows: Row[] = [
  {
    what: "deadlines fired once with their event a second, against BullMQ's delayed jobs",
    ours: ['ours', 'firedPerSecond'],
    against: ['bullmq', 'firedPerSecond'],
    goal: { atLeast: 1.5 },
  },
  { what: 'the same against pg-boss', ours: ['ours', 'firedPerSecond'], against: ['pg-boss', 'firedPerSecond'] },
  {
    what: 'deadlines armed a second, against addBulk',
    ours: ['ours', 'armedPerSecond'],
    against: ['bullmq', 'armedPerSecond'],
    goal: { atLeast: 5 },
  },
  { what: "the same against pg-boss's insert", ours: ['ours', 'armedPerSecond'], against: ['pg-boss', 'armedPerSecond'] },
  { what: 'lateness with 1 M armed, p99, ms', ours: ['lateness', 'p99Ms'], goal: { atMost: 1000 } },
  { what: 'lateness with 1 M armed, median, ms', ours: ['lateness', 'p50Ms'] },
];

export const deadlines: Line = {
  name: 'deadlines',
  about: "deadlines fired and armed against BullMQ's delayed jobs and pg-boss, and how late they fire with a million armed",
  open: async (bench) => {
    const sizes = bench.quick ? quick : full;
    const database = await bench.database();
    const room = await openSlaRoom(bench, database, sizes.armed);
    const sides: (Side | Missing)[] = [ours(room, sizes), lateness(room, sizes)];
    for (const peer of peers) sides.push(await peerSide(bench, peer, sizes));
    return { sides, rows, sizes: { ...sizes }, slices: 5 };
  },
};
