import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The root of the checkout. */
export const repository = join(import.meta.dirname, '..', '..', '..', '..');

/** Runs one of scripts/lib and gives what it printed. @throws Error with its last words */
export async function runScript(name: string, ...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(join(repository, 'scripts', 'lib', name), options);
  return stdout.trim();
}

/** A port of this machine that nobody listens on. `count` of them in a row. */
export async function freePort(count = 1): Promise<number> {
  for (;;) {
    const first = await listenOnce(0);
    const rest = await Promise.allSettled(Array.from({ length: count - 1 }, (_, index) => listenOnce(first + index + 1)));
    if (rest.every(({ status }) => status === 'fulfilled')) return first;
  }
}

const listenOnce = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
