// A peer's private server, started for a line.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freeRow } from '../../stack/ports.ts';
import type { Bench } from '../line.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, 'server');

/** Ended with the line. @returns its port, or why it cannot be had */
export async function serverOf(bench: Bench, peer: 'redis' | 'postgres'): Promise<{ port: number } | { missing: string }> {
  const folder = join(bench.folder, peer);
  const port = await freeRow(1);
  try {
    await run(script, [peer, 'start', folder, String(port)]);
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return { missing: `${peer} cannot be had: ${(stderr || message).trim().split('\n').at(-1)}` };
  }
  bench.later(async () => void (await run(script, [peer, 'stop', folder])));
  return { port };
}
