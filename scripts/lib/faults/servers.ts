// The database server and the broker of one installation: to be killed, stopped and started, and reached only through proxies.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { groupsOf } from '../stack/hosts.ts';
import type { Plan, Service } from '../stack/plan.ts';
import { startAgain } from '../stack/servers.ts';
import type { Server, Signal } from './fault.ts';
import { openProxy, type Proxy } from './proxy.ts';

const files = { mariadb: 'mariadbd.pid', kafka: 'broker.pid' } as const;
const patienceMs = 60_000;

export class PrivateServer implements Server {
  readonly port: number;
  readonly folder: string;
  readonly proxies: readonly Proxy[];
  private readonly plan: Plan;
  private readonly what: 'mariadb' | 'kafka';

  constructor(what: 'mariadb' | 'kafka', plan: Plan, proxies: readonly Proxy[]) {
    this.what = what;
    this.plan = plan;
    this.proxies = proxies;
    this.folder = join(plan.folder, what);
    this.port = what === 'mariadb' ? plan.databasePort : plan.kafkaPort;
  }

  get pid(): number {
    const file = join(this.folder, files[this.what]);
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  }

  async kill(signal: Signal): Promise<void> {
    const { pid } = this;
    if (!lives(pid)) return;
    process.kill(pid, signal);
    if (signal !== 'SIGTERM' && signal !== 'SIGKILL') return;
    for (const until = Date.now() + patienceMs; lives(pid); await pause(10))
      if (Date.now() > until) throw new Error(`${this.what} still lives after ${patienceMs / 1000} s`);
  }

  async start(): Promise<void> {
    await startAgain(this.what, this.plan);
  }

  proxyOf(service: Service): Proxy {
    return this.proxies[groupsOf(this.plan).findIndex((group) => group.includes(service))]!;
  }

  /** Whatever a fault left: it runs, and the ways to it are free. */
  async mend(): Promise<void> {
    this.proxies.forEach((proxy) => proxy.heal());
    if (lives(this.pid)) process.kill(this.pid, 'SIGCONT');
    else await this.start();
  }
}

/** A dead child that nobody has waited for yet is no longer alive. */
function lives(pid: number): boolean {
  if (pid === 0 || !existsSync(`/proc/${pid}/stat`)) return false;
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // it ended between the two looks
  }
}

/** One proxy a process to the same port. */
export const proxiesTo = (plan: Plan, portOf: (index: number) => number): Promise<Proxy[]> =>
  Promise.all(groupsOf(plan).map((_, index) => openProxy({ port: 0, target: { host: '127.0.0.1', port: portOf(index) } })));
