// A disk that can be filled under the database: its data move to a small file system of memory and, in the end, back.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Trial } from '../fault.ts';

/** Beside what is there, MiB. */
const roomMiB = 64;

export interface SmallDisk {
  /** Until not a byte fits any more. */
  fill(): void;
  free(): void;
}

const run = (command: string, ...words: string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Whether this machine lets us mount; told before anything is moved. */
export function mayMount(folder: string): boolean {
  const place = join(folder, 'may-mount');
  mkdirSync(place, { recursive: true });
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place);
    run('umount', place);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** The database restarts on the small disk, `work` is done, and it restarts where it was, with all that was written. */
export async function onSmallDisk<T>({ database }: Trial, work: (disk: SmallDisk) => Promise<T>): Promise<T> {
  const data = join(database.folder, 'data');
  const filler = join(data, 'filler');
  await database.kill('SIGTERM');
  const aside = `${data}-aside`;
  renameSync(data, aside);
  mkdirSync(data, { mode: 0o700 });
  const usedMiB = Number(run('du', '-sm', aside).split('\t')[0]);
  run('mount', '-t', 'tmpfs', '-o', `size=${usedMiB + roomMiB}m,mode=700`, 'tmpfs', data);
  try {
    run('cp', '-a', `${aside}/.`, data);
    rmSync(aside, { recursive: true });
    await database.start();
    return await work({ fill: () => fillUp(filler), free: () => rmSync(filler, { force: true }) });
  } finally {
    rmSync(filler, { force: true });
    await database.kill('SIGTERM');
    rmSync(aside, { recursive: true, force: true });
    run('cp', '-a', `${data}/.`, aside);
    run('umount', data);
    rmSync(data, { recursive: true });
    renameSync(aside, data);
    await database.start();
  }
}

function fillUp(filler: string): void {
  const file = openSync(filler, 'a');
  try {
    for (const bytes of [1024 * 1024, 4096]) writeAll(file, Buffer.alloc(bytes, 1));
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
