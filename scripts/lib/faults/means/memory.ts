// How much memory processes take, read from /proc while something goes on.
import { readFileSync } from 'node:fs';
import { demand, type Figures, type Running } from '../fault.ts';

const everyMs = 100;
/**
 * What a process may take beside what it had, MiB: calls that are under way and wait, with their requests, spans and statements, and what
 * the collector has not come to yet. It does not depend on how much is asked.
 */
const mostMoreMiB = 160;

const residentMiB = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
};

/**
 * Watches until `work` is done.
 * @returns what each process took at most, and what it had before, MiB
 * @throws Unmet when one took more than is allowed
 */
export async function withinMemory(processes: readonly Running[], work: () => Promise<Figures>): Promise<Figures> {
  const before = processes.map(({ pid }) => residentMiB(pid));
  const most = [...before];
  const look = (): void => processes.forEach(({ pid }, at) => (most[at] = Math.max(most[at]!, residentMiB(pid))));
  const timer = setInterval(look, everyMs);
  const figures = await work().finally(() => clearInterval(timer));
  look();
  processes.forEach(({ name }, at) =>
    demand(
      most[at]! - before[at]! <= mostMoreMiB,
      `${name} took ${most[at]!.toFixed(0)} MiB, ${(most[at]! - before[at]!).toFixed(0)} more than before; ${mostMoreMiB} are allowed`,
    ),
  );
  const grown = Math.max(...most.map((value, at) => value - before[at]!));
  return { ...figures, mostMiB: Math.round(Math.max(...most)), grownMiB: Math.round(grown) };
}
