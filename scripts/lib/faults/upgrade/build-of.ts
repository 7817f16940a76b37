// Another commit of this repository, built in a folder of its own under .cache and kept: what runs beside this build in a rolling upgrade.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../stack/plan.ts';

const run = (command: string, args: readonly string[], cwd: string): string => {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 }).trim();
  } catch (error) {
    const { stderr, stdout } = error as { stderr?: string; stdout?: string };
    throw new Error(`${command} ${args.join(' ')}: ${(stderr || stdout || String(error)).trim().slice(-500)}`, { cause: error });
  }
};

export interface Build {
  commit: string;
  /** The program of its processes. */
  program: string;
}

/**
 * The commit that this build is upgraded from, as FAULTS_BEFORE names it; else what landed before the present branch, which is the
 * commit that it shares with origin's main branch when it has left that, and otherwise the one before.
 * @throws Error when there is no such commit
 */
export function commitBefore(named = process.env.FAULTS_BEFORE): string {
  const commitOf = (ref: string) => run('git', ['rev-parse', '--verify', `${ref}^{commit}`], root);
  if (named !== undefined && named !== '') return commitOf(named);
  const head = commitOf('HEAD');
  for (const main of ['origin/HEAD', 'origin/main', 'main']) {
    try {
      const shared = run('git', ['merge-base', 'HEAD', main], root);
      if (shared !== head) return shared;
    } catch {
      // there is no such branch here
    }
  }
  return commitOf('HEAD~1');
}

/** Builds it where that was not done before: some half a minute. @throws Error with the last words of the step that failed */
export function buildOf(commit: string): Build {
  const folder = join(root, '.cache/builds', commit);
  const built = join(folder, '.built');
  if (!existsSync(built)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run('sh', ['-c', `git archive ${commit} | tar -x -C "${folder}"`], root);
    linkPackages(folder);
    run('scripts/lib/prepare', [], folder);
    writeFileSync(built, '');
  }
  return { commit, program: join(folder, 'services/host/dist/main.js') };
}

/** The same packages are linked, not installed again; links between the workspaces are relative, so they stay within the folder. */
function linkPackages(folder: string): void {
  const lock = (of: string) => readFileSync(join(of, 'package-lock.json'), 'utf8');
  const installed = join(root, 'node_modules');
  if (lock(root) !== lock(folder) || !existsSync(installed)) return;
  run('cp', ['-al', installed, `${folder}/node_modules.linked`], root);
  renameSync(`${folder}/node_modules.linked`, join(folder, 'node_modules'));
  const mark = join(folder, 'node_modules/.package-lock.json'); // tells when packages were installed: its own file, newer than the lock
  rmSync(mark);
  cpSync(join(installed, '.package-lock.json'), mark);
}
