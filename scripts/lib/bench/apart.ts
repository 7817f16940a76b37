// An installation on the local transport whose services run in processes of the line's choice: the gateway and a service apart, for example.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeOptions, stopHosts } from '../stack/hosts.ts';
import { keysOf, type Keys } from '../stack/keys.ts';
import { environment, root, services, type Plan, type Service } from '../stack/plan.ts';
import { freeRow } from '../stack/ports.ts';
import { seed } from '../stack/seed.ts';
import { isServing } from '../stack/serving.ts';
import { startStack } from '../stack/stack.ts';
import type { Database } from './database.ts';
import type { Bench } from './line.ts';

export interface Apart {
  plan: Plan;
  keys: Keys;
  /** The process in which a service runs. */
  pidOf(service: Service): number;
}

const patienceMs = 60_000;

async function planOf(folder: string, database: Database, env: Record<string, string>): Promise<Plan> {
  const first = await freeRow(services.length + 1);
  return {
    folder,
    tenant: { code: '411700', name: '驻马店市' },
    mysql: database.address,
    databasePort: database.port,
    fast: false,
    gatewayPort: first,
    portBase: first + 1,
    kafka: false,
    kafkaPort: 0,
    env: { HOTLINE_GATEWAY_SIGN_INS_PER_MINUTE: '100000', HOTLINE_GATEWAY_PUBLIC_PER_MINUTE: '1000000', ...env },
  };
}

/** A process of the host with these services, serving. @throws Error with its last words */
export async function startProcess(plan: Plan, env: Record<string, string>, group: readonly Service[], execArgv: readonly string[] = []) {
  const log = join(plan.folder, 'log', `${group.join('-')}.jsonl`);
  mkdirSync(join(plan.folder, 'log'), { recursive: true });
  const out = openSync(log, 'a');
  const child = spawn(process.execPath, [...execArgv, join(root, 'services/host/dist/main.js'), ...group], {
    cwd: plan.folder,
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', NODE_OPTIONS: nodeOptions(group), ...env },
    stdio: ['ignore', out, out],
  });
  await untilServing(plan, child, group, log);
  return child;
}

async function untilServing(plan: Plan, child: ChildProcess, group: readonly Service[], log: string): Promise<void> {
  const until = Date.now() + patienceMs;
  for (const service of group) {
    while (!(await isServing(plan, service))) {
      if (child.exitCode !== null || Date.now() > until)
        throw new Error(`${group.join(', ')} does not start: ${readFileSync(log, 'utf8').trim().split('\n').slice(-2).join(' ')}`);
      await pause(20);
    }
  }
}

/** Starts everything in one process, loads the starter data and ends it again. */
async function fill(plan: Plan): Promise<void> {
  const stack = await startStack(plan);
  try {
    await seed(stack);
  } finally {
    await stopHosts(stack.hosts);
  }
}

/**
 * Started a process a group; services in no group do not run. Ended with the line.
 * @param options.empty without the starter data: no units, no categories, and nobody who could sign in but the administrator
 */
export async function startApart(
  bench: Bench,
  database: Database,
  groups: readonly (readonly Service[])[],
  { env = {}, empty = false }: { env?: Record<string, string>; empty?: boolean } = {},
): Promise<Apart> {
  const plan = await planOf(join(bench.folder, 'installation'), database, env);
  mkdirSync(plan.folder, { recursive: true });
  if (!empty) await fill(plan);
  const keys = keysOf(plan.folder);
  const pids = new Map<Service, number>();
  for (const group of groups) {
    const { pid } = await startProcess(plan, environment(plan, keys, database.address), group, bench.execArgv);
    bench.later(() => stopHosts([{ name: group.join('-'), pid: pid!, log: '' }]));
    for (const service of group) pids.set(service, pid!);
  }
  return { plan, keys, pidOf: (service) => pids.get(service)! };
}
