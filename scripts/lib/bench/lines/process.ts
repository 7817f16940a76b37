// What a process costs that does nothing yet: its start and its memory, all services in one and each in its own.
import { setTimeout as pause } from 'node:timers/promises';
import { stopHosts } from '../../stack/hosts.ts';
import { environment, services, type Service } from '../../stack/plan.ts';
import { freeRow } from '../../stack/ports.ts';
import { startApart, startProcess, type Apart } from '../apart.ts';
import { residentMiB } from '../cpu.ts';
import type { Database } from '../database.ts';
import type { Bench, Figures, Line, Row, Side } from '../line.ts';
import { startProgram } from '../program.ts';

/** What memory is looked at after: start's own garbage has gone by then, and pools have opened. */
const idleMs = { quick: 1_000, full: 10_000 };

/** Starts each group, waits, looks at the memory, ends them. */
async function startAll(
  { plan, keys }: Apart,
  database: Database,
  groups: readonly (readonly Service[])[],
  idle: number,
): Promise<Figures> {
  const began = performance.now();
  const started = [];
  try {
    for (const group of groups) started.push(await startProcess(plan, environment(plan, keys, database.address), group));
    const startMs = performance.now() - began;
    await pause(idle);
    return { startMs, rssMiB: residentMiB(started.map(({ pid }) => pid!)) };
  } finally {
    await stopHosts(started.map(({ pid }) => ({ name: '', pid: pid!, log: '' })));
  }
}

function sideOf(name: string, does: string, apart: Apart, database: Database, groups: readonly (readonly Service[])[], idle: number): Side {
  return { name, does, slice: () => startAll(apart, database, groups, idle) };
}

function bareNest(idle: number): Side {
  return {
    name: 'bare-nest',
    does: "Nest's gRPC server with one controller, as the hop's line has it, from the start of its process until it listens",
    slice: async () => {
      const [port, began] = [await freeRow(1), performance.now()];
      const program = await startProgram('programs/nest-bare.ts', { port });
      const startMs = performance.now() - began;
      await pause(idle);
      const rssMiB = residentMiB([program.pid]);
      await program.close();
      return { startMs, rssMiB };
    },
  };
}

const rows: Row[] = [
  { what: 'idle memory of the process with all services, MiB', ours: ['together', 'rssMiB'], goal: { atMost: 160 } },
  {
    what: "start of all services until they serve, ms, against a bare Nest's",
    ours: ['together', 'startMs'],
    against: ['bare-nest', 'startMs'],
    goal: { atMost: 2 },
  },
  {
    what: `memory of ${services.length} services in one process against one each, MiB`,
    ours: ['together', 'rssMiB'],
    against: ['apart', 'rssMiB'],
    goal: { atMost: 0.2 },
  },
  { what: 'memory of a bare Nest, MiB', ours: ['bare-nest', 'rssMiB'] },
];

export const processLine: Line = {
  name: 'process',
  about: 'memory and start of one process with all services, against one each and a bare Nest',
  open: async (bench: Bench) => {
    const database = await bench.database();
    const idle = bench.quick ? idleMs.quick : idleMs.full;
    const apart = await startApart(bench, database, [], { env: { HOTLINE_REFLECTION: 'false' } });
    const each = services.map((service) => [service]);
    const sides = [
      sideOf(
        'together',
        `all ${services.length} services in one process, the database there and filled with the starter data; ${idle / 1000} s after it serves`,
        apart,
        database,
        [services],
        idle,
      ),
      sideOf('apart', `each service in a process of its own, otherwise the same`, apart, database, each, idle),
      bareNest(idle),
    ];
    return { sides, rows, sizes: { services: services.length }, slices: 5 };
  },
};
