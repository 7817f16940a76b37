// A whole installation for one spec file: database, processes, starter data in a throw-away folder; ended by its own pids.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startHosts } from '../../../../scripts/lib/stack/hosts.ts';
import { People } from '../../../../scripts/lib/stack/people.ts';
import { environment, root, services, type Plan } from '../../../../scripts/lib/stack/plan.ts';
import { freeRow } from '../../../../scripts/lib/stack/ports.ts';
import { seed } from '../../../../scripts/lib/stack/seed.ts';
import { startStack, stopStack, type Stack } from '../../../../scripts/lib/stack/stack.ts';
import { Portal } from './portal.ts';

/** Citizens of one spec come from one address. */
const manyCalls = { HOTLINE_GATEWAY_PUBLIC_PER_MINUTE: '100000' };

/** This run's own; the end of the run removes it. */
export const folderOf = (name: string): string =>
  join(process.env['HOTLINE_TEST_FOLDER'] ?? join(root, '.cache/test', String(process.pid)), `e2e-${name}`);

export interface PlanOptions {
  kafka?: boolean;
  env?: Record<string, string>;
}

/** Free ports, a fast database, nothing shared with what runs beside. */
export async function planFor(name: string, { kafka = false, env = {} }: PlanOptions = {}): Promise<Plan> {
  const ports = await freeRow(services.length + 4);
  const folder = folderOf(name);
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    tenant: { code: '411700', name: '驻马店市' },
    databasePort: ports,
    fast: true,
    gatewayPort: ports + 1,
    kafka,
    kafkaPort: ports + 2, // and the next one, for its controller
    portBase: ports + 4,
    env: { ...manyCalls, ...env },
  };
}

export class Installation {
  readonly people: People;
  readonly portal: Portal;

  private constructor(readonly stack: Stack) {
    this.people = new People(stack);
    this.portal = new Portal(stack.plan);
  }

  static async open(name: string, options: PlanOptions = {}): Promise<Installation> {
    if (!existsSync(join(root, 'services/host/dist/main.js')))
      throw new Error('end-to-end specs run what is compiled: scripts/lib/prepare first');
    const plan = await planFor(name, options);
    process.once('exit', () => stopServersOf(plan.folder));
    const stack = await startStack(plan);
    const installation = new Installation(stack);
    process.once('exit', () => stack.hosts.forEach(({ pid }) => killQuietly(pid)));
    await seed(stack);
    return installation;
  }

  /** Ends every process at once, in the middle of whatever it does. */
  kill(): void {
    for (const { pid } of this.stack.hosts) process.kill(pid, 'SIGKILL');
  }

  /** Starts the processes again over what is there. */
  async startAgain(): Promise<void> {
    const { plan, keys, mysql } = this.stack;
    this.stack.hosts = await startHosts(plan, environment(plan, keys, mysql));
  }

  async close(): Promise<void> {
    this.people.close();
    await stopStack(this.stack);
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended in order
  }
}

/** When a run is cut short, its servers end with it. */
function stopServersOf(folder: string): void {
  for (const name of ['kafka', 'mariadb'])
    if (existsSync(join(folder, name))) execFileSync(join(root, 'scripts/lib', name), ['stop', join(folder, name)]);
}
