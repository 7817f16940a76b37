// The host's processes: one with everything on the local transport, one a service with Kafka.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, services, type Plan, type Service } from './plan.ts';
import { isServing } from './serving.ts';

export interface Host {
  name: string;
  pid: number;
  log: string;
}

/** What one process is to run, and with what. */
export interface Program {
  services: readonly Service[];
  env: Record<string, string>;
  /** Another build's main.js; absent: this checkout's. */
  main?: string;
  /** Writes on where an earlier start of the same process left off. */
  keepsLog?: boolean;
}

export interface Launched {
  host: Host;
  child: ChildProcess;
  services: readonly Service[];
}

/** One with everything on the local transport, one a service with Kafka. */
export const groupsOf = ({ kafka }: Pick<Plan, 'kafka'>): (readonly Service[])[] =>
  kafka ? services.map((service) => [service]) : [services];
export const nameOf = (group: readonly Service[]): string => (group.length === 1 ? group[0]! : 'host');

/**
 * What Node is told. A process with several services is a small place's: with the halves of its young generation limited to 4 MiB it idles
 * at 158 MiB instead of 205 (scripts/bench process). A service by itself has load, and keeps Node's 16.
 */
export const nodeOptions = (group: readonly Service[]): string =>
  `--disable-warning=TimeoutNegativeWarning${group.length > 1 ? ' --max-semi-space-size=4' : ''}`;

/** Starts the processes and resolves when all of them serve. @throws Error with the last words of the one that did not */
export async function startHosts(plan: Plan, env: Record<string, string>): Promise<Host[]> {
  const launched = groupsOf(plan).map((group) => launch(plan, { services: group, env }));
  try {
    await Promise.all(launched.map((each) => untilServing(plan, each)));
  } catch (error) {
    await stopHosts(launched.map(({ host }) => host));
    throw error;
  }
  return launched.map(({ host }) => host);
}

/** Begins one process; whether it serves is another question. */
export function launch(plan: Plan, { services: group, env, main = mainOf(root), keepsLog = false }: Program): Launched {
  const name = nameOf(group);
  mkdirSync(join(plan.folder, 'log'), { recursive: true });
  const log = join(plan.folder, 'log', `${name}.jsonl`);
  if (existsSync(log) && !keepsLog) renameSync(log, join(plan.folder, 'log', `${name}.before.jsonl`));
  const out = openSync(log, keepsLog ? 'a' : 'w');
  const child = spawn(process.execPath, [main, ...group], {
    cwd: plan.folder,
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      NODE_OPTIONS: nodeOptions(group),
      ...env,
      ...metricsOf(group, env),
    },
    stdio: ['ignore', out, out],
    detached: true,
  });
  closeSync(out);
  child.unref();
  return { child, services: group, host: { name, pid: child.pid ?? 0, log } };
}

/** Processes on one machine: each needs a port of its own, so they take the following ones in the order of the services. */
const metricsOf = (group: readonly Service[], { HOTLINE_METRICS_PORT: first }: Record<string, string>): Record<string, string> =>
  first === undefined ? {} : { HOTLINE_METRICS_PORT: String(Number(first) + services.indexOf(group[0]!)) };

export const mainOf = (checkout: string): string => join(checkout, hostMain);
const hostMain = 'services/host/dist/main.js';

/** @throws Error with its last words when it ends, or serves not in time */
export async function untilServing(
  plan: Plan,
  { child, services: group, host: { name, log } }: Launched,
  patienceMs = 60_000,
): Promise<void> {
  const until = Date.now() + patienceMs;
  for (const service of group) {
    while (!(await isServing(plan, service))) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} did not start: ${lastWords(log)}`);
      if (Date.now() > until) throw new Error(`${name} did not start within ${patienceMs / 1000} s; its log: ${log}`);
      await pause(50);
    }
  }
}

/** What it said in plain words, else the end of its log. */
function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return (
    lines.findLast((line) => line.startsWith('host cannot start: '))?.slice('host cannot start: '.length) ?? lines.slice(-3).join('\n')
  );
}

export const alive = ({ pid }: Pick<Host, 'pid'>): boolean => {
  if (!existsSync(`/proc/${pid}/cmdline`)) return false;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(hostMain);
};

/** Ends them in order, by their own pids; by force only what does not end within half a minute. */
export async function stopHosts(hosts: readonly Host[]): Promise<void> {
  const mine = hosts.filter(alive);
  for (const { pid } of mine) process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 30_000 && mine.some(alive); waited += 50) await pause(50);
  for (const host of mine) if (alive(host)) process.kill(host.pid, 'SIGKILL');
}
