// Clients who lead orders through their whole lives, over the gateway.
import { setTimeout as pause } from 'node:timers/promises';
import { People } from '../../stack/people.ts';
import { openDoor } from '../lives/door.ts';
import { live, type Desk } from '../lives/life.ts';
import type { Load, Loaded, Opening, Timed } from '../lives/load.ts';
import { serve } from './serve.ts';

/** Numbers that other processes of the same installation do not use. */
let lives = (process.pid % 1000) * 80_000;

void serve(async (given) => {
  const { plan, keys, matters } = given as Opening;
  const people = new People({ plan, keys });
  const roles = ['agent', 'dispatcher', 'reviewer', 'callback'].flatMap((role) => [`${role}1`, `${role}2`]);
  for (const account of [...roles, ...new Set(matters.map(({ unit }) => `${unit}.handler`))]) await people.tokenOf(account);
  const desk: Desk = { post: openDoor(plan.gatewayPort), tokenOf: (account) => people.tokenOf(account) };
  return async (task): Promise<Loaded> => {
    const load = task as unknown as Load;
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const lived: Timed[] = [];
    const next = async (): Promise<void> => {
      const n = (lives += 1);
      const from = performance.now();
      const life = await live(desk, matters[n % matters.length]!, n);
      lived.push({ ...life, beganMs: from - began, ms: performance.now() - from });
    };
    await (load.kind === 'clients' ? byClients(load, next) : byArrivals(load, next));
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - began, lives: lived, cpuMs: (user + system) / 1000 };
  };
});

async function byClients({ clients, ms }: Extract<Load, { kind: 'clients' }>, next: () => Promise<void>): Promise<void> {
  const until = performance.now() + ms;
  const client = async (): Promise<void> => {
    while (performance.now() < until) await next();
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function byArrivals({ phases }: Extract<Load, { kind: 'arrivals' }>, next: () => Promise<void>): Promise<void> {
  const running: Promise<void>[] = [];
  let at = performance.now();
  for (const { perSecond, seconds } of phases) {
    for (let life = 0; life < perSecond * seconds; life += 1) {
      at += 1000 / perSecond;
      await pause(Math.max(0, at - performance.now()));
      running.push(next());
    }
  }
  await Promise.all(running);
}
