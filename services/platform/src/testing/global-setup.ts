// For vitest's globalSetup: names the run's folder; at its end stops whatever servers the specs started.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repository, runScript } from './repository.js';

const folders = join(repository, '.cache', 'test');

export default async function setup(): Promise<() => Promise<void>> {
  await mkdir(folders, { recursive: true });
  const left = (await readdir(folders)).filter((pid) => !existsSync(`/proc/${pid}`));
  await Promise.all(left.map((pid) => clear(join(folders, pid))));
  const folder = join(folders, String(process.pid));
  process.env['HOTLINE_TEST_FOLDER'] = folder;
  return () => clear(folder);
}

async function clear(folder: string): Promise<void> {
  if (existsSync(join(folder, 'mariadb'))) await runScript('mariadb', 'stop', join(folder, 'mariadb'));
  if (existsSync(join(folder, 'kafka'))) await runScript('kafka', 'stop', join(folder, 'kafka'));
  await rm(folder, { recursive: true, force: true });
}
