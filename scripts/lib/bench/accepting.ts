// Agents who accept prepared appeals through a gateway: the load of every line that is about an accept.
import type { Figures } from './line.ts';
import { agentToken } from './agent-token.ts';
import type { Apart } from './apart.ts';
import { category, type Appeals } from './appeals.ts';
import type { Bench } from './line.ts';
import type { HttpLoad, HttpTask } from './programs/http-load.ts';

/** More than are accepted in a second on any machine that this has run on. */
const mostPerSecond = 8_000;

/** @returns what accepts for so many milliseconds and says how many and how fast */
export async function openAccepting(
  bench: Bench,
  apart: Apart,
  appeals: Appeals,
  clients: number,
): Promise<(ms: number) => Promise<Figures>> {
  const load = await bench.program('programs/http-load.ts', {
    port: apart.plan.gatewayPort,
    clients,
    path: '/hotline.intake.v1.IntakeService/AcceptAppeal',
    headers: { 'content-type': 'application/json' },
    body: '',
    digits: 6,
  } satisfies HttpLoad);
  return async (ms) => {
    const range = await appeals.ready(Math.ceil((mostPerSecond * (ms + 500)) / 1000));
    const headers = { authorization: `Bearer ${await agentToken(apart)}`, 'idempotency-key': `${appeals.prefix}{n}` };
    const body = JSON.stringify({ number: `${appeals.prefix}{n}`, category });
    const figures = await load.ask<Figures>({ ms, ...range, headers, body } satisfies HttpTask);
    appeals.used(figures.done!);
    return figures;
  };
}
