// A whole order with its parts and its timeline, against the two statements that somebody would write by hand behind a bare gRPC hop.
import { GetOrderRequest } from '@hotline/proto/handling/v1/order';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { People } from '../../stack/people.ts';
import { keysOf } from '../../stack/keys.ts';
import { services } from '../../stack/plan.ts';
import { freeRow } from '../../stack/ports.ts';
import { costing } from '../cpu.ts';
import type { Bench, Figures, Line, Side } from '../line.ts';
import type { GrpcLoad, GrpcTask } from '../programs/grpc-load.ts';
import type { OrderPages } from '../raw/order-page.ts';
import { seeded, sizesOf } from '../lives/seeded.ts';

const clients = 8;
/** The answers may differ by what only ours has: the buttons. */
const leastOfOurs = 0.8;

interface Server {
  name: string;
  does: string;
  port: number;
  pids: Readonly<Record<string, readonly number[]>>;
  headers: () => Promise<Record<string, string>>;
}

async function sideOf(bench: Bench, { name, does, port, pids, headers }: Server, numbers: readonly string[]): Promise<Side> {
  const messages = numbers.map((number) => Buffer.from(GetOrderRequest.encode({ number }).finish()).toString('base64'));
  const { path } = HandlingServiceService.getOrder;
  const load = await bench.program('programs/grpc-load.ts', { port, clients, connections: clients, path, messages } satisfies GrpcLoad);
  return {
    name,
    does: `${clients} callers: ${does}`,
    slice: async (ms) => {
      const task: GrpcTask = { ms, headers: await headers() };
      const { result, micros } = await costing(pids, () => load.ask<Figures>(task));
      const costs = Object.entries(micros).map(([of, cost]) => [`${of}Micros`, cost / result.done!]);
      return { ...result, ...Object.fromEntries(costs) };
    },
  };
}

export const orderPage: Line = {
  name: 'order-page',
  about: 'GetOrder (order, parts, timeline, buttons) against two hand-written queries behind a bare gRPC hop',
  open: async (bench) => {
    const { little } = sizesOf(bench);
    const { plan, databases, pids } = await seeded(bench, little);
    const rows = await databases.rows<{ number: string }>(
      'handling',
      `SELECT number FROM timeline GROUP BY number HAVING COUNT(*) >= 12 ORDER BY number DESC LIMIT ${clients}`,
    );
    const numbers = rows.map(({ number }) => number);
    const people = new People({ plan, keys: keysOf(plan.folder) });
    bench.later(async () => people.close());
    const port = await freeRow(1);
    const raw = await bench.program('raw/order-page.ts', { port, plan, connections: clients } satisfies OrderPages);
    const { host = [], database = [] } = pids;
    const ours = await sideOf(
      bench,
      {
        name: 'ours',
        does: 'GetOrder, all services in one process: token verified, rights checked, buttons reckoned, traced',
        port: plan.portBase + services.indexOf('handling'),
        pids: { server: host, database },
        headers: async () => ({ authorization: `Bearer ${await people.tokenOf('supervisor1')}` }),
      },
      numbers,
    );
    const twoQueries = await sideOf(
      bench,
      {
        name: 'two queries',
        does: 'grpc-js: the document with its next deadline, and its timeline, by two prepared statements at once, parsed and answered in the same message',
        port,
        pids: { server: [raw.pid], database },
        headers: async () => ({}),
      },
      numbers,
    );
    await compareAnswers(ours, twoQueries);
    return {
      sides: [ours, twoQueries],
      rows: [
        {
          what: 'order pages a second : two hand-written queries',
          ours: ['ours', 'perSecond'],
          against: ['two queries', 'perSecond'],
          goal: { atLeast: 0.6 },
        },
        { what: '  CPU µs of the server for a page', ours: ['ours', 'serverMicros'], against: ['two queries', 'serverMicros'] },
        { what: '  CPU µs of the database', ours: ['ours', 'databaseMicros'], against: ['two queries', 'databaseMicros'] },
        { what: '  bytes of an answer', ours: ['ours', 'bytes'], against: ['two queries', 'bytes'] },
      ],
      sizes: { orders: little, callers: clients },
    };
  },
};

/** @throws Error when the reference answers less than the order and its timeline */
async function compareAnswers(ours: Side, reference: Side): Promise<void> {
  const { bytes: whole } = await ours.slice(200);
  const { bytes } = await reference.slice(200);
  if (bytes! < whole! * leastOfOurs) throw new Error(`the reference answers ${bytes} bytes, ours ${whole}`);
}
