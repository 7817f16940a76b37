// An agent accepts an appeal: over HTTP and gRPC, committed with its outbox, against the least that a database must do for it.
import { costing } from '../cpu.ts';
import { openAccepting } from '../accepting.ts';
import { startApart, type Apart } from '../apart.ts';
import { openAppeals, submission, type Appeals } from '../appeals.ts';
import type { Database } from '../database.ts';
import type { Bench, Figures, Line, Row, Side } from '../line.ts';
import type { HttpLoad, HttpTask } from '../programs/http-load.ts';
import { makeThreeTables } from '../raw/three-tables.ts';
import type { ThreeInserts } from '../raw/three-inserts.ts';

const clients = [32, 128] as const;
const bytes = { order: 2_200, line: 400, message: 700 };
const goals = { 32: 0.45, 128: 0.6 } as const;
const pool = 32;

interface Setting {
  bench: Bench;
  database: Database;
  apart: Apart;
  appeals: Appeals;
}

async function ours({ bench, database, apart, appeals }: Setting, count: number): Promise<Side> {
  const accept = await openAccepting(bench, apart, appeals, count);
  const groups = { gateway: [apart.pidOf('gateway')], service: [apart.pidOf('intake')], database: [database.pid] };
  return {
    name: `ours-${count}`,
    does: `${count} clients: POST AcceptAppeal in JSON → gateway → gRPC → intake: token checked, category known, lease, appeal locked, changed, event and idempotent reply committed; spans and access log written; the relay runs`,
    slice: async (ms) => {
      const { result, micros } = await costing(groups, () => accept(ms));
      const each = (group: keyof typeof groups) => micros[group] / result.done!;
      return {
        ...result,
        gatewayMicros: each('gateway'),
        serviceMicros: each('service'),
        databaseMicros: each('database'),
        cpuMicros: each('gateway') + each('service'),
      };
    },
  };
}

async function raw({ bench, database }: Setting, name: string, count: number): Promise<Side> {
  const program = await bench.program('raw/three-inserts.ts', {
    port: database.port,
    database: name,
    clients: count,
    bytes,
  } satisfies ThreeInserts);
  return {
    name: `raw-${count}`,
    does: `${count} connections of mysql2: START TRANSACTION, order, line and message inserted by prepared statements, COMMIT`,
    slice: async (ms) => {
      const groups = { program: [program.pid], database: [database.pid] };
      const { result, micros } = await costing(groups, () => program.ask<Figures>({ ms }));
      return { ...result, cpuMicros: micros.program / result.done!, databaseMicros: micros.database / result.done! };
    },
  };
}

/** A citizen's appeal at the portal, for comparison. */
async function submit({ bench, apart }: Setting): Promise<Side> {
  const { kind, division, address, title, text, askedFor, contact } = submission;
  const load = await bench.program('programs/http-load.ts', {
    port: apart.plan.gatewayPort,
    clients: 32,
    path: '/public/v1/appeals',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      channel: 'web',
      kind,
      division,
      address,
      title,
      text,
      askedFor,
      contact: { name: contact.name, phone: contact.phone },
    }),
    digits: 9,
  } satisfies HttpLoad);
  let next = 0;
  return {
    name: 'submit-32',
    does: '32 clients: POST /public/v1/appeals → gateway → gRPC SubmitAppeal: masked, sealed, numbered, appeal, words of its title, event and reply committed',
    slice: async (ms) => {
      const headers = { 'idempotency-key': 'submit-{n}' };
      const figures = await load.ask<Figures>({ ms, from: next, to: next + 1_000_000, headers } satisfies HttpTask);
      next += figures.done!;
      return figures;
    },
  };
}

const rows: Row[] = [
  ...clients.map((count): Row => ({
    what: `accepts a second, ${count} clients, against raw three-insert transactions`,
    ours: [`ours-${count}`, 'perSecond'],
    against: [`raw-${count}`, 'perSecond'],
    goal: { atLeast: goals[count] },
  })),
  ...clients.map((count): Row => ({ what: `an accept's p99, ms, ${count} clients`, ours: [`ours-${count}`, 'p99Ms'] })),
  ...(['gatewayMicros', 'serviceMicros', 'databaseMicros'] as const).map((figure): Row => ({
    what: `${figure.replace('Micros', '')} CPU an accept, µs, 32 clients`,
    ours: ['ours-32', figure],
    ...(figure === 'databaseMicros' && { against: ['raw-32', figure] as const }),
  })),
  { what: 'web appeals submitted a second, 32 clients, against raw', ours: ['submit-32', 'perSecond'], against: ['raw-32', 'perSecond'] },
];

export const accept: Line = {
  name: 'accept',
  about: 'an accept through gateway and gRPC to its commit against raw three-insert transactions, at 32 and 128 clients',
  open: async (bench) => {
    const database = await bench.database();
    const apart = await startApart(bench, database, [['gateway'], ['intake'], ['dispatch']], {
      env: { HOTLINE_DATABASE_POOL: String(pool) },
    });
    const appeals = await openAppeals(apart, database);
    bench.later(() => appeals.close());
    await makeThreeTables(database, 'raw');
    const setting = { bench, database, apart, appeals };
    const sides = [];
    for (const count of clients) sides.push(await ours(setting, count), await raw(setting, 'raw', count));
    sides.push(await submit(setting));
    return { sides, rows, sizes: { 'connections of each of our processes': pool, ...bytes } };
  },
};
