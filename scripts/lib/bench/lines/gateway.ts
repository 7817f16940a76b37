// What the gateway costs: the same question over HTTP through ours, through Fastify alone, and through the common choice.
import { freeRow } from '../../stack/ports.ts';
import { agentToken } from '../agent-token.ts';
import { startApart, type Apart } from '../apart.ts';
import { costing } from '../cpu.ts';
import type { Bench, Figures, Line, Missing, Row, Side } from '../line.ts';
import { whyNoPackages } from '../peers/installed.ts';
import type { HttpLoad, HttpTask } from '../programs/http-load.ts';
import { asked, questionPath } from '../programs/question.ts';

const clients = 32;

interface Http {
  name: string;
  does: string;
  port: number;
  pid: number;
  headers?: () => Promise<Record<string, string>>;
}

async function sideOf(bench: Bench, { name, does, port, pid, headers }: Http, backend: number): Promise<Side> {
  const load = await bench.program('programs/http-load.ts', {
    port,
    clients,
    path: questionPath,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    digits: 1,
  } satisfies HttpLoad);
  return {
    name,
    does,
    slice: async (ms) => {
      const task: HttpTask = { ms, from: 0, to: Number.MAX_SAFE_INTEGER, ...(headers && { headers: await headers() }) };
      const groups = { server: [pid], backend: [backend], load: [load.pid] };
      const { result, micros } = await costing(groups, () => load.ask<Figures>(task));
      const each = (group: keyof typeof groups) => micros[group] / result.done!;
      return { ...result, cpuMicros: each('server'), backendMicros: each('backend'), loadMicros: each('load') };
    },
  };
}

async function commonChoice(bench: Bench, port: number, backend: { port: number; pid: number }): Promise<Side | Missing> {
  const does =
    "Nest with Express: a controller's method for the rpc, Nest's gRPC client on the .proto files; nobody checked, nothing observed";
  const why = await whyNoPackages();
  if (why !== undefined) return { name: 'nest-express', does, missing: why };
  const { pid } = await bench.program('peers/nest-express.mjs', { port, backend: backend.port });
  return sideOf(bench, { name: 'nest-express', does, port, pid }, backend.pid);
}

const ourHeaders = (apart: Apart) => async () => ({ authorization: `Bearer ${await agentToken(apart)}` });

const rows: Row[] = [
  {
    what: 'requests a second through the gateway against bare Fastify',
    ours: ['ours', 'perSecond'],
    against: ['fastify', 'perSecond'],
    goal: { atLeast: 0.7 },
  },
  { what: "the gateway's CPU a request, µs, against bare Fastify", ours: ['ours', 'cpuMicros'], against: ['fastify', 'cpuMicros'] },
  { what: 'requests a second against Nest with Express', ours: ['ours', 'perSecond'], against: ['nest-express', 'perSecond'] },
  {
    what: "the gateway's CPU a request, µs, against Nest with Express",
    ours: ['ours', 'cpuMicros'],
    against: ['nest-express', 'cpuMicros'],
  },
];

export const gatewayLine: Line = {
  name: 'gateway',
  about: 'the HTTP bridge against bare Fastify, and against Nest with Express',
  open: async (bench) => {
    const first = await freeRow(3);
    const backend = { port: first, pid: (await bench.program('raw/grpc-server.ts', { port: first })).pid };
    const fastify = await bench.program('raw/fastify-bridge.ts', { port: first + 1, backend: backend.port });
    const env = { HOTLINE_ADDRESS_INTAKE: `127.0.0.1:${backend.port}` };
    const apart = await startApart(bench, await bench.database(), [['gateway']], { env, empty: true });
    const ours: Http = {
      name: 'ours',
      does: "the gateway's bridge: caller's token verified, protobuf's JSON read strictly, the gRPC call forwarded with token, deadline and trace, its bytes written as JSON; spans, access log and security headers on",
      port: apart.plan.gatewayPort,
      pid: apart.pidOf('gateway'),
      headers: ourHeaders(apart),
    };
    const bare: Http = {
      name: 'fastify',
      does: 'Fastify alone: its JSON parser, the object as it is to the generated grpc-js client of the same rpc, the answer by JSON.stringify; no fields checked, no token, span, log or header of security',
      port: first + 1,
      pid: fastify.pid,
    };
    const sides = [
      await sideOf(bench, ours, backend.pid),
      await sideOf(bench, bare, backend.pid),
      await commonChoice(bench, first + 2, backend),
    ];
    return { sides, rows, sizes: { clients } };
  },
};
