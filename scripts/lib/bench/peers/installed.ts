// The peers' packages, installed by the bench alone, by their own lock.
import { execFile } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = import.meta.dirname;
const installed = join(here, 'node_modules/.package-lock.json');
const isNewer = (file: string, than: string): boolean => statSync(file).mtimeMs > statSync(than).mtimeMs;

/** @returns why they cannot be had; undefined when they are there */
export async function whyNoPackages(): Promise<string | undefined> {
  if (existsSync(installed) && !isNewer(join(here, 'package-lock.json'), installed)) return undefined;
  try {
    await run('npm', ['install', '--no-progress', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: here });
    utimesSync(installed, new Date(), new Date());
    return undefined;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return `the peers' packages cannot be installed: ${(stderr || message).trim().split('\n').slice(0, 2).join(' ')}`;
  }
}
