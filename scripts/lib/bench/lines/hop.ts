// What a gRPC hop costs: grpc-js as it comes, Nest's own, and ours with everything that each call is checked and observed by.
import { join } from 'node:path';
import { freeRow } from '../../stack/ports.ts';
import { costing } from '../cpu.ts';
import type { Bench, Figures, Line, Row, Side } from '../line.ts';
import type { Program } from '../program.ts';
import type { GrpcLoad, GrpcTask } from '../programs/grpc-load.ts';
import { answerLength, askedBytes, questionPath } from '../programs/question.ts';

const clients = 32;
const connections = 4;

interface Hop {
  name: string;
  does: string;
  file: string;
}

const hops: readonly Hop[] = [
  { name: 'raw', file: 'raw/grpc-server.ts', does: 'grpc-js: one handler that calls back with an appeal' },
  {
    name: 'nest',
    file: 'programs/nest-bare.ts',
    does: "Nest's gRPC server on the generated contract, one controller, no interceptor, guard or filter",
  },
  {
    name: 'ours',
    file: 'programs/nest-ours.ts',
    does: 'the same with all of ours: token verified, rights checked, room counted, every call a span in a file, measured, refusals mapped',
  },
];

async function sideOf(bench: Bench, { name, does, file }: Hop, port: number): Promise<Side> {
  const server: Program = await bench.program(file, { port, traces: join(bench.folder, 'traces.jsonl') }, { execArgv: bench.execArgv });
  const load = await bench.program('programs/grpc-load.ts', {
    port,
    clients,
    connections,
    path: questionPath,
    messages: [askedBytes],
  } satisfies GrpcLoad);
  return {
    name,
    does,
    slice: async (ms) => {
      const { token } = await server.ask<{ token?: string }>({});
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const task: GrpcTask = { ms, headers, bytes: answerLength };
      const { result, micros } = await costing({ server: [server.pid], load: [load.pid] }, () => load.ask<Figures>(task));
      return { ...result, cpuMicros: micros.server / result.done!, loadMicros: micros.load / result.done! };
    },
  };
}

const rows: Row[] = [
  {
    what: "Nest's hop against raw grpc-js, requests a second",
    ours: ['nest', 'perSecond'],
    against: ['raw', 'perSecond'],
    goal: { atLeast: 0.85 },
  },
  {
    what: "Nest's hop against raw grpc-js, CPU µs of the server",
    ours: ['nest', 'cpuMicros'],
    against: ['raw', 'cpuMicros'],
    goal: { atMost: 1.5 },
  },
  {
    what: 'all interceptors against a bare Nest hop, CPU µs',
    ours: ['ours', 'cpuMicros'],
    against: ['nest', 'cpuMicros'],
    goal: { atMost: 1.6 },
  },
  { what: 'all interceptors against a bare Nest hop, requests', ours: ['ours', 'perSecond'], against: ['nest', 'perSecond'] },
  { what: 'what the load generator costs of each request, µs', ours: ['raw', 'loadMicros'] },
];

export const hop: Line = {
  name: 'hop',
  about: "a gRPC hop: ours, Nest's own and raw grpc-js",
  open: async (bench) => {
    const port = await freeRow(hops.length);
    const sides: Side[] = [];
    for (const [index, each] of hops.entries()) sides.push(await sideOf(bench, each, port + index));
    return { sides, rows, sizes: { clients, connections, 'bytes of an answer': answerLength } };
  },
};
