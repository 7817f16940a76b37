// scripts/up [--detach] [--kafka] [--port N] [--port-base N]: one tenant, the city 411700, with its own database and starter data.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gateway, noticeFile, root, services, addressOf, type Plan } from './stack/plan.ts';
import { seed } from './stack/seed.ts';
import { startStack, stopStack, type Stack } from './stack/stack.ts';
import { forget, remember, running } from './stack/state.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

const { values } = parseArgs({
  options: {
    detach: { type: 'boolean', default: false },
    kafka: { type: 'boolean', default: false },
    port: { type: 'string', default: '7100' },
    'port-base': { type: 'string', default: '7101' },
  },
});

const plan: Plan = {
  folder: join(root, '.run/up'),
  tenant: { code: '411700', name: '驻马店市' },
  ...(process.env.HOTLINE_MYSQL && { mysql: process.env.HOTLINE_MYSQL }),
  databasePort: 7190,
  fast: false,
  gatewayPort: Number(values.port),
  portBase: Number(values['port-base']),
  kafka: values.kafka,
  kafkaPort: 7192,
  env: {},
};

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

/** A foreground run ends with Ctrl-C, or when a process of it ends by itself. */
async function stay(stack: Stack): Promise<void> {
  say('Ctrl-C stops it.');
  await new Promise<void>((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => resolve())));
  say('Stopping …');
  await stopStack(stack);
  forget(stack.plan.folder);
}

async function main(): Promise<void> {
  const there = running(plan.folder);
  if (there) {
    say(`It runs already, at ${gateway(there.plan)}. scripts/down stops it.`);
    return;
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
  introduce(stack);
  if (!values.detach) await stay(stack);
  process.exit(0);
}

await main().catch((error: unknown) => {
  process.stderr.write(`It did not start. ${(error as Error).message}\n`);
  process.exit(1);
});
