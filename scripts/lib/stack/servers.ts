// The database server and the broker of one installation, by the scripts beside.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Plan } from './plan.ts';

const script = (name: string, ...options: string[]): string => {
  try {
    return execFileSync(join(root, 'scripts/lib', name), options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  } catch (error) {
    throw new Error(String((error as { stderr?: string }).stderr ?? error).trim(), { cause: error });
  }
};

/** @returns host:port */
export function startDatabase({ folder, mysql, databasePort, fast }: Plan): string {
  if (mysql !== undefined) return mysql;
  script('mariadb-installed');
  return script('mariadb', 'start', join(folder, 'mariadb'), '--port', String(databasePort), ...(fast ? ['--fast'] : []));
}

export function startBroker({ folder, kafka, kafkaPort }: Plan): void {
  if (kafka) script('kafka', 'start', join(folder, 'kafka'), '--port', String(kafkaPort));
}

export function stopServers(folder: string): void {
  for (const name of ['kafka', 'mariadb']) if (existsSync(join(folder, name))) script(name, 'stop', join(folder, name));
}
