// The database server and the broker of one installation, by the scripts beside.
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Plan } from './plan.ts';

/** Runs one of scripts/lib. @returns what it printed @throws Error with what it complained of */
export const script = (name: string, ...options: string[]): string => {
  try {
    return execFileSync(join(root, 'scripts/lib', name), options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  } catch (error) {
    throw new Error(String((error as { stderr?: string }).stderr ?? error).trim(), { cause: error });
  }
};

/** @returns host:port */
export function startDatabase({ mysql, ...plan }: Plan): string {
  if (mysql !== undefined) return mysql;
  script('mariadb-installed');
  return script('mariadb', ...databaseOptions(plan));
}

const databaseOptions = ({ folder, databasePort, fast }: Omit<Plan, 'mysql'>): string[] => [
  'start',
  join(folder, 'mariadb'),
  '--port',
  String(databasePort),
  ...(fast ? ['--fast'] : []),
];

const brokerOptions = ({ folder, kafkaPort, brokerDoors = [] }: Plan): string[] => [
  'start',
  join(folder, 'kafka'),
  '--port',
  String(kafkaPort),
  ...brokerDoors.flatMap(({ port, advertised }) => ['--door', `${port}:${advertised}`]),
];

export function startBroker(plan: Plan): void {
  if (plan.kafka) script('kafka', ...brokerOptions(plan));
}

/** As the two above, for whoever must not stand still meanwhile. */
export const startAgain = async (what: 'mariadb' | 'kafka', plan: Plan): Promise<void> => {
  const options = what === 'mariadb' ? databaseOptions(plan) : brokerOptions(plan);
  try {
    await promisify(execFile)(join(root, 'scripts/lib', what), options);
  } catch (error) {
    throw new Error(String((error as { stderr?: string }).stderr ?? error).trim(), { cause: error });
  }
};

export function stopServers(folder: string): void {
  for (const name of ['kafka', 'mariadb']) if (existsSync(join(folder, name))) script(name, 'stop', join(folder, name));
}
