// scripts/up: one tenant, the city 411700, with its own database and starter data.
import { setTimeout as pause } from 'node:timers/promises';
import { readCommandLine } from './command-line.ts';
import { alive } from './stack/hosts.ts';
import { addressOf, gateway, noticeFile, services } from './stack/plan.ts';
import { seed } from './stack/seed.ts';
import { startStack, stopStack, type Stack } from './stack/stack.ts';
import { forget, isNoted, remember, running } from './stack/state.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** Counts from the first moment: what has begun by then is ended in order. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

function introduce({ plan, keys, hosts }: Stack): void {
  const grpc = services.filter((service) => service !== 'gateway').map((service) => `${service} ${addressOf(plan, service)}`);
  say(`
The hotline of ${plan.tenant.name} (${plan.tenant.code}) runs.

  web, REST, RPC bridge   ${gateway(plan)}          OpenAPI: ${gateway(plan)}/public/v1/openapi.json
  gRPC with reflection    ${grpc.join(', ')}
  sign in as              admin / ${keys.adminPassword}
  or, password ${keys.password}:
      agent1 dispatcher1 reviewer1 callback1 arbiter1 leader1 …, handlers and heads of units: chengguan.handler, chengguan.head, …
      (all of them: infra/starter/people.csv)
  a token for tools       scripts/token agent1
  an order's life         scripts/show <number>
  notices that leave      ${noticeFile(plan)}
  logs                    ${hosts.map(({ log }) => log).join(', ')}
`);
}

/** A foreground run ends with Ctrl-C, with scripts/down, or when a process of it ends by itself. @returns the exit code */
async function stay(stack: Stack): Promise<number> {
  if (!stopping.signal.aborted) say('Ctrl-C stops it.');
  while (!stopping.signal.aborted && stack.hosts.every(alive)) await pause(200);
  if (!isNoted(stack.plan.folder)) return 0; // scripts/down has seen to it
  const ended = stack.hosts.find((host) => !alive(host));
  if (ended) say(`${ended.name} has ended by itself; its last words are in ${ended.log}.`);
  say('Stopping …');
  await stopStack(stack);
  forget(stack.plan.folder);
  return ended ? 1 : 0;
}

async function main(): Promise<number> {
  const { plan, detach } = readCommandLine();
  const there = running(plan.folder);
  if (there) {
    say(`It runs already, at ${gateway(there.plan)}. scripts/down stops it.`);
    return 0;
  }
  const stack = await startStack(plan, say);
  remember(stack);
  try {
    say('Loading starter data …');
    await seed(stack);
  } catch (error) {
    await stopStack(stack);
    forget(plan.folder);
    throw error;
  }
  if (!stopping.signal.aborted) introduce(stack);
  return detach && !stopping.signal.aborted ? 0 : stay(stack);
}

process.exit(
  await main().catch((error: unknown) => {
    process.stderr.write(`It did not start. ${(error as Error).message}\n`);
    return 1;
  }),
);
