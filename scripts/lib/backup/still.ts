// Over Kafka facts travel outside the databases. For a moment none does, so that a snapshot holds them all.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../stack/plan.ts';
import type { Source } from './source.ts';

/**
 * Keeps facts in their outboxes. Resolves when none is on its way. @returns a function that lets them go again
 * @throws Error in a sentence when they do not arrive in time
 */
export function holdStill({ env }: Source): Promise<() => void> {
  const main = join(root, 'services/host/dist/main.js');
  const child = spawn(process.execPath, [main, 'hold'], {
    env: { PATH: process.env.PATH ?? '', ...env, HOTLINE_LOG_LEVEL: 'silent' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const words = { out: '', err: '' };
  child.stderr.on('data', (chunk) => (words.err += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(words.err.trim().split('\n').at(-1) || 'facts could not be held')));
    child.stdout.on('data', (chunk) => {
      words.out += String(chunk);
      if (words.out.includes('still\n')) resolve(() => child.stdin.end());
    });
  });
}
