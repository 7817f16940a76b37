// grpcurl, as somebody who debugs would use it: the one on the path, else built from its Go module, once for all runs.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../../scripts/lib/stack/plan.ts';

const run = promisify(execFile);
const version = 'v1.9.4';
const folder = join(root, '.cache/tools');

/** The program's path; undefined, with a loud word, where there can be none. */
export async function grpcurl(): Promise<string | undefined> {
  try {
    const { stdout } = await run('sh', ['-c', 'command -v grpcurl']);
    return stdout.trim();
  } catch {
    return build();
  }
}

async function build(): Promise<string | undefined> {
  const program = join(folder, 'grpcurl');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  try {
    await run('go', ['install', `github.com/fullstorydev/grpcurl/cmd/grpcurl@${version}`], { env: { ...process.env, GOBIN: folder } });
    return program;
  } catch (error) {
    const [why] = (error as Error).message.trim().split('\n').slice(-1);
    process.stderr.write(`\nSKIPPED: what needs grpcurl, because it is not here and cannot be built: ${why}\n\n`);
    return undefined;
  }
}

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end, whatever its code. */
export const ended = (program: string, options: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> =>
  run(program, options, { env, timeout: 90_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout = '', stderr = '' }: Partial<Ended>) => ({ code: Number(code), stdout, stderr }),
  );
