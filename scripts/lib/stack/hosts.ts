// The host's processes: one with everything on the local transport, one a service with Kafka.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, services, type Plan, type Service } from './plan.ts';
import { isServing } from './serving.ts';

export interface Host {
  name: string;
  pid: number;
  log: string;
}

const patienceMs = 60_000;

/** Starts the processes and resolves when all of them serve. @throws Error with the last words of the one that did not */
export async function startHosts(plan: Plan, env: Record<string, string>): Promise<Host[]> {
  const groups: (readonly Service[])[] = plan.kafka ? services.map((service) => [service]) : [services];
  mkdirSync(join(plan.folder, 'log'), { recursive: true });
  const children = groups.map((group) => startOne(plan, env, group));
  try {
    await Promise.all(children.map(({ child, host, group }) => untilServing(plan, child, host, group)));
  } catch (error) {
    await stopHosts(children.map(({ host }) => host));
    throw error;
  }
  return children.map(({ host }) => host);
}

function startOne(plan: Plan, env: Record<string, string>, group: readonly Service[]) {
  const name = group.length === 1 ? group[0]! : 'host';
  const log = join(plan.folder, 'log', `${name}.jsonl`);
  if (existsSync(log)) renameSync(log, join(plan.folder, 'log', `${name}.before.jsonl`));
  const out = openSync(log, 'w');
  const child = spawn(process.execPath, [join(root, 'services/host/dist/main.js'), ...group], {
    cwd: plan.folder,
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning', ...env },
    stdio: ['ignore', out, out],
    detached: true,
  });
  child.unref();
  return { child, group, host: { name, pid: child.pid ?? 0, log } };
}

async function untilServing(plan: Plan, child: ChildProcess, { name, log }: Host, group: readonly Service[]): Promise<void> {
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
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('services/host/dist/main.js');
};

/** Ends them in order, by their own pids; by force only what does not end within half a minute. */
export async function stopHosts(hosts: readonly Host[]): Promise<void> {
  const mine = hosts.filter(alive);
  for (const { pid } of mine) process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 30_000 && mine.some(alive); waited += 50) await pause(50);
  for (const host of mine) if (alive(host)) process.kill(host.pid, 'SIGKILL');
}
