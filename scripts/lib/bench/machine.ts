// Where and of what something was measured.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { root } from '../stack/plan.ts';

export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  kernel: string;
  node: string;
  database: string;
  /** Short; with "+" when files differ from it. */
  commit: string;
  date: string;
}

const said = (program: string, ...words: string[]): string => {
  try {
    return execFileSync(program, words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
};

const databaseVersion = (): string => /Ver (\S+)/.exec(said('mariadbd', '--no-defaults', '--version'))?.[1] ?? 'unknown';

/** What the kernel calls the processor; a virtual one may have a plain name only. */
const cpuName = (): string => cpus()[0]?.model ?? /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown';

export const machine = (): Machine => ({
  cpu: cpuName(),
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  kernel: release(),
  node: process.versions.node,
  database: databaseVersion(),
  commit: said('git', 'rev-parse', '--short', 'HEAD') + (said('git', 'status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'),
  date: new Date().toISOString().slice(0, 10),
});

export const describeMachine = ({ cpu, cores, memoryGiB, kernel, node, database, commit, date }: Machine): string =>
  `${cpu}, ${cores} cores, ${memoryGiB} GiB, Linux ${kernel}; Node ${node}, MariaDB ${database}; ${date}, commit ${commit}`;
