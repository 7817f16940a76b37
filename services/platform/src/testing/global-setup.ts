// For vitest's globalSetup: names the run's folder; at its end stops whatever servers the specs started.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeContainer } from './container.js';
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
  for (const name of ['mariadb', 'kafka']) {
    const part = join(folder, name);
    if (!existsSync(part)) continue;
    const container = await readFile(join(part, 'container'), 'utf8').catch(() => undefined);
    await (container ? removeContainer(container) : runScript(name, 'stop', part));
  }
  await rm(folder, { recursive: true, force: true });
}
