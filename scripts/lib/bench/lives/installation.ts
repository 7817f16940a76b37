// One durable installation that lives are measured in: its processes, the database, the broker, and the clients beside them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupsOf, nodeOptions } from '../../stack/hosts.ts';
import { openDatabases, type Databases } from '../../stack/databases.ts';
import { services, type Plan } from '../../stack/plan.ts';
import { freeRow } from '../../stack/ports.ts';
import { seed } from '../../stack/seed.ts';
import { startStack, stopStack } from '../../stack/stack.ts';
import type { Database } from '../database.ts';
import type { Bench } from '../line.ts';
import type { Program } from '../program.ts';
import { readMatters } from './matters.ts';
import type { Opening } from './load.ts';

export interface Installation {
  plan: Plan;
  clients: Program;
  databases: Databases;
  /** Everything whose CPU a life costs, by name. */
  pids: Record<string, readonly number[]>;
}

export interface Wanted {
  /** Of the installation alone. */
  folder: string;
  database: Database;
  kafka: boolean;
  env?: Record<string, string>;
  /** After the starter data and before the first client: a million orders, for example. */
  fill?: (plan: Plan, databases: Databases) => Promise<void>;
}

/** Started, filled, its people signed in; ended with the line. @throws Error in a sentence */
export async function install(bench: Bench, { folder, database, kafka, env = {}, fill }: Wanted): Promise<Installation> {
  const profiled = bench.execArgv.length > 0 && { NODE_OPTIONS: [nodeOptions(groupsOf({ kafka })[0]!), ...bench.execArgv].join(' ') };
  const stack = await startStack(await planOf(folder, database, kafka, { ...profiled, ...env }));
  bench.later(() => stopStack(stack));
  const { plan, keys } = stack;
  const databases = openDatabases(plan);
  bench.later(() => databases.close());
  await seed(stack);
  await fill?.(plan, databases);
  const broker: Record<string, number[]> = kafka ? { kafka: [Number(readFileSync(join(folder, 'kafka/broker.pid'), 'utf8'))] } : {};
  return {
    plan,
    databases,
    clients: await bench.program('programs/lives.ts', { plan, keys, matters: readMatters(16) } satisfies Opening),
    pids: { ...Object.fromEntries(stack.hosts.map(({ name, pid }) => [name, [pid]])), database: [database.pid], ...broker },
  };
}

async function planOf(folder: string, database: Database, kafka: boolean, env: Record<string, string>): Promise<Plan> {
  const first = await freeRow(services.length + 4);
  return {
    folder,
    tenant: { code: '411700', name: '驻马店市' },
    mysql: database.address,
    databasePort: database.port,
    fast: false,
    gatewayPort: first,
    portBase: first + 1,
    kafka,
    kafkaPort: first + 8,
    env: { HOTLINE_GATEWAY_SIGN_INS_PER_MINUTE: '100000', ...env },
  };
}
