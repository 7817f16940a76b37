// scripts/faults --mutants: plants each defect in a scratch copy and demands that the suite catches it.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../stack/plan.ts';
import { freeRow } from '../../stack/ports.ts';
import { script } from '../../stack/servers.ts';
import { mutants } from './index.ts';
import type { Mutant } from './mutant.ts';
import { layDown, plant } from './scratch.ts';

/** Specs that take longer never end: a defect may hang them. */
const patienceMs = 120_000;
/** All specs together, without any defect. */
const wholeMs = 400_000;

type Verdict = 'passed' | 'failed' | 'never ended';
type Run = (specs: readonly string[], mostMs?: number) => Verdict;

/** @param only a part of a name; all when it is '' @returns whether all were caught */
export async function runMutants(only: string, say: (line: string) => void): Promise<boolean> {
  const folder = join(root, `.run/mutants-${process.pid}`);
  const copy = join(folder, 'copy');
  const chosen = mutants.filter(({ name }) => name.includes(only));
  mkdirSync(folder, { recursive: true });
  const clear = () => {
    script('mariadb', 'stop', join(folder, 'mariadb'));
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', () => process.exit(130));
  process.once('exit', clear);
  const mysql = script('mariadb', 'start', join(folder, 'mariadb'), '--port', String(await freeRow(1)), '--fast');
  layDown(copy);
  const words = join(folder, 'words');
  const run: Run = (specs, mostMs = patienceMs) => suite(copy, mysql, specs, mostMs, words);
  requireGreen(chosen, run, words);
  let caught = 0;
  for (const mutant of chosen) {
    const began = performance.now();
    const verdict = tried(copy, mutant, run);
    if (verdict !== 'passed') caught += 1;
    const how = { passed: 'SURVIVED', failed: 'caught  ', 'never ended': 'caught  ' }[verdict];
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    say(`${how} ${mutant.name} (${mutant.file}${verdict === 'never ended' ? ', its specs never ended' : ''}; ${seconds} s)`);
  }
  say(`${caught} of ${chosen.length} caught`);
  return caught === chosen.length;
}

function tried(copy: string, mutant: Mutant, run: Run): Verdict {
  const takeOut = plant(copy, mutant);
  try {
    return run(mutant.specs);
  } finally {
    takeOut();
  }
}

/** @throws Error when the specs fail without any defect: then they would catch nothing */
function requireGreen(chosen: readonly Mutant[], run: Run, words: string): void {
  const verdict = run([...new Set(chosen.flatMap(({ specs }) => specs))], wholeMs);
  if (verdict === 'passed') return;
  const last = readFileSync(words, 'utf8').slice(-3_000);
  throw new Error(`the specs ${verdict} without any planted defect: there is nothing to learn from them\n${last}`);
}

/** @param words the file for what they print */
function suite(copy: string, mysql: string, specs: readonly string[], mostMs: number, words: string): Verdict {
  const out = openSync(words, 'w');
  const { status, signal } = spawnSync(process.execPath, [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', '--bail', '1', ...specs], {
    cwd: copy,
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, HOTLINE_TEST_MYSQL: mysql },
    stdio: ['ignore', out, out],
    timeout: mostMs,
    killSignal: 'SIGTERM',
  });
  closeSync(out);
  if (signal !== null) return 'never ended';
  return status === 0 ? 'passed' : 'failed';
}
