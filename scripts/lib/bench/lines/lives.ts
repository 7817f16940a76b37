// Whole lives of orders: how many a second, and what one costs of every process's CPU and of the database, in one process and over a broker.
import { join } from 'node:path';
import type { Bench, Line, Row, Side } from '../line.ts';
import { install, type Installation } from '../lives/installation.ts';
import { measure } from '../lives/measure.ts';

const clients = [8, 32] as const;
const does =
  'submit (phone) → accept → dispatch → sign → contact → result → approve → callback, each by its own person over HTTP and the gateway; all events, clocks, notices and counters that follow are waited for and counted';

const sideOf = (installation: Installation, transport: string, count: number): Side => ({
  name: `${transport}-${count}`,
  does: `${count} clients, ${transport === 'local' ? 'all services in one process' : 'a process a service and a Kafka broker'}: ${does}`,
  slice: (ms) => measure(installation, { kind: 'clients', clients: count, ms }),
});

const told = (side: string, processes: readonly string[]): Row[] => [
  { what: `whole lives a second, ${side}`, ours: [side, 'perSecond'] },
  { what: `CPU of a life, everything together, ms, ${side}`, ours: [side, 'cpuMs'], goal: { atMost: 20 } },
  ...processes.map((name): Row => ({ what: `  of it ${name}, ms`, ours: [side, `${name}CpuMs`] })),
  { what: '  the clients, beside it, ms', ours: [side, 'clientsCpuMs'] },
  { what: '  statements of a life', ours: [side, 'statements'] },
  { what: '  commits', ours: [side, 'commits'] },
  { what: '  requests (8 and what came too early)', ours: [side, 'requests'] },
  { what: '  a life takes, median, ms', ours: [side, 'p50Ms'] },
  { what: '  a life takes, p95, ms', ours: [side, 'p95Ms'] },
];

async function openLives(bench: Bench, transport: 'local' | 'kafka') {
  const installation = await install(bench, {
    folder: join(bench.folder, 'installation'),
    database: await bench.database(),
    kafka: transport === 'kafka',
  });
  const sides = clients.map((count) => sideOf(installation, transport, count));
  return {
    sides,
    rows: sides.flatMap(({ name }) => told(name, Object.keys(installation.pids))),
    sizes: { clients: clients.join(' and '), 'orders before': 0 },
    slices: 5,
    sliceMs: 6_000,
  };
}

export const lives: Line = {
  name: 'lives',
  about: 'whole lives of orders a second and the CPU of one, all services in one process',
  open: (bench) => openLives(bench, 'local'),
};

export const livesKafka: Line = {
  name: 'lives-kafka',
  about: 'the same with a process a service and a Kafka broker',
  open: (bench) => openLives(bench, 'kafka'),
};
