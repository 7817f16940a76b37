// What processes cost, as the kernel counts it.
import { readdirSync, readFileSync } from 'node:fs';

/** A process's line in /proc without its name, which may hold spaces and brackets. Undefined: it has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Clock ticks a second: what Linux tells programs on every machine that Node runs on. */
const ticks = 100;

/** The processes and everything that they have started, down to the last. */
export function withChildren(pids: readonly number[]): number[] {
  const all = new Set(pids);
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? statOf(Number(name))?.[1] : undefined;
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  for (let grown = true; grown;) {
    const before = all.size;
    for (const [pid, parent] of parents) if (all.has(parent)) all.add(pid);
    grown = all.size > before;
  }
  return [...all];
}

/** User and system time of the processes and their children, ended ones included, in microseconds. @throws Error when one of them has ended */
export function cpuMicros(pids: readonly number[]): number {
  const alive = withChildren(pids).map((pid) => ({ pid, stat: statOf(pid) }));
  const gone = alive.find(({ pid, stat }) => stat === undefined && pids.includes(pid));
  if (gone) throw new Error(`process ${gone.pid} has ended while it was measured`);
  const own = alive.flatMap(({ stat }) => (stat === undefined ? [] : stat.slice(11, 15).map(Number)));
  return (own.reduce((sum, each) => sum + each, 0) * 1_000_000) / ticks;
}

/** What the named groups of processes cost while `work` ran, in microseconds. */
export async function costing<T, G extends string>(groups: Readonly<Record<G, readonly number[]>>, work: () => Promise<T>) {
  const now = () => Object.entries<readonly number[]>(groups).map(([name, pids]) => [name, cpuMicros(pids)] as const);
  const before = new Map(now());
  const result = await work();
  const micros = Object.fromEntries(now().map(([name, after]) => [name, after - before.get(name)!])) as Record<G, number>;
  return { result, micros };
}

/** Resident memory of the processes and their children, MiB. */
export function residentMiB(pids: readonly number[]): number {
  const pages = withChildren(pids).map((pid) => Number(statOf(pid)?.[21] ?? 0));
  return (pages.reduce((sum, each) => sum + each, 0) * 4096) / 2 ** 20;
}
