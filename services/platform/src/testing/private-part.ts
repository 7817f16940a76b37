// A server that all spec files of one vitest run share: the first that asks starts it, the end of the run stops it.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repository } from './repository.js';

/** Where the parts of this run live; named by the setup, or after the process when there was none. */
export const runFolder = (): string => process.env['HOTLINE_TEST_FOLDER'] ?? join(repository, '.cache', 'test', String(process.ppid));

/**
 * @param start answers with host:port
 * @throws Error what `start` threw, to everybody who asks
 */
export async function shared(name: string, start: (folder: string) => Promise<string>): Promise<string> {
  const folder = join(runFolder(), name);
  await mkdir(runFolder(), { recursive: true });
  const first = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (first) await writeFile(join(folder, 'address'), JSON.stringify(await outcome(() => start(folder))));
  const { address, failure } = await read(join(folder, 'address'));
  if (failure !== undefined) throw new Error(failure);
  return address!;
}

/** Forgets a part that has been stopped. */
export const forget = (name: string): Promise<void> => rm(join(runFolder(), name), { recursive: true, force: true });

interface Outcome {
  address?: string;
  failure?: string;
}

const outcome = (start: () => Promise<string>): Promise<Outcome> =>
  start().then(
    (address) => ({ address }),
    (error: unknown) => ({ failure: (error as Error).message }),
  );

async function read(file: string): Promise<Outcome> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('}')) return JSON.parse(text) as Outcome;
    await pause(50);
  }
}
