// The processes of one installation, singly.
import { setTimeout as pause } from 'node:timers/promises';
import { groupsOf, launch, nameOf, untilServing, type Launched } from '../stack/hosts.ts';
import type { Plan, Service } from '../stack/plan.ts';
import type { Processes, Running, Signal } from './fault.ts';
import { Unmet } from './unmet.ts';

const ending = new Set<Signal>(['SIGTERM', 'SIGKILL']);

export class HostProcess implements Running {
  readonly name: string;
  readonly services: readonly Service[];
  /** Of the fastest of its undisturbed starts. */
  coldStartMs = Infinity;
  private launched: Launched | undefined;
  private readonly plan: Plan;
  private readonly env: Record<string, string>;

  constructor(plan: Plan, services: readonly Service[], env: Record<string, string>) {
    this.plan = plan;
    this.services = services;
    this.env = env;
    this.name = nameOf(services);
  }

  get pid(): number {
    return this.launched?.host.pid ?? 0;
  }

  get log(): string {
    return this.launched?.host.log ?? '';
  }

  alive(): boolean {
    const child = this.launched?.child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  async kill(signal: Signal): Promise<void> {
    if (!this.alive()) return;
    this.launched!.child.kill(signal);
    if (ending.has(signal)) await this.gone();
  }

  async gone(timeoutMs = 40_000): Promise<void> {
    for (const until = Date.now() + timeoutMs; this.alive(); await pause(5))
      if (Date.now() > until) throw new Error(`${this.name} still lives after ${timeoutMs / 1000} s`);
  }

  async start({ env = {}, program, wait = true }: Parameters<Running['start']>[0] = {}): Promise<number> {
    if (this.alive()) throw new Error(`${this.name} is running already`);
    const began = performance.now();
    this.launched = launch(this.plan, {
      services: this.services,
      env: { ...this.env, ...env },
      keepsLog: true,
      ...(program !== undefined && { main: program }),
    });
    if (wait) await this.untilServing();
    return performance.now() - began;
  }

  async untilServing(timeoutMs = 60_000): Promise<void> {
    if (this.launched === undefined) throw new Error(`${this.name} was never started`);
    await untilServing(this.plan, this.launched, timeoutMs);
  }

  /** Whatever a fault left: it runs, and serves. */
  async mend(): Promise<void> {
    if (this.alive()) this.launched!.child.kill('SIGCONT');
    else await this.start({ wait: false });
    await this.untilServing();
  }
}

export class HostProcesses implements Processes {
  readonly all: readonly HostProcess[];

  constructor(plan: Plan, envOf: (group: readonly Service[]) => Record<string, string>) {
    this.all = groupsOf(plan).map((group) => new HostProcess(plan, group, envOf(group)));
  }

  of(service: Service): HostProcess {
    const found = this.all.find(({ services }) => services.includes(service));
    if (found === undefined) throw new Unmet(`nobody runs ${service}`);
    return found;
  }

  async start(): Promise<void> {
    await Promise.all(this.all.map((each) => each.start()));
  }

  /** One after the other is stopped and started in peace. */
  async measureColdStarts(): Promise<void> {
    for (const each of this.all) {
      await each.kill('SIGTERM');
      each.coldStartMs = await each.start();
    }
  }

  async mend(): Promise<void> {
    await Promise.all(this.all.map((each) => each.mend()));
  }

  async stop(): Promise<void> {
    for (const each of this.all) if (each.alive()) await each.kill('SIGCONT');
    await Promise.all(this.all.map((each) => each.kill('SIGTERM').catch(() => each.kill('SIGKILL'))));
  }
}
