// A private MariaDB for measuring: every commit is on disk before it is answered.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../stack/plan.ts';
import { freeRow } from '../stack/ports.ts';

const run = promisify(execFile);
const scripts = join(root, 'scripts/lib');

export interface Database {
  host: '127.0.0.1';
  port: number;
  user: 'root';
  password: '';
  /** host:port, as a stack's plan names it. */
  address: string;
  /** The server's process, for its CPU. */
  pid: number;
  close(): Promise<void>;
}

/** What is said beside the defaults, so that nobody needs to know them. */
export const durable = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-doublewrite=1',
  '--innodb-flush-method=O_DIRECT',
  '--innodb-buffer-pool-size=1G',
  '--innodb-log-file-size=512M',
  '--skip-log-bin',
] as const;

/** Starts it in `folder`; later options win. @throws Error with the server's words */
export async function startDatabase(folder: string, options: readonly string[] = []): Promise<Database> {
  await run(join(scripts, 'mariadb-installed'));
  const port = await freeRow(1);
  const words = ['start', folder, '--port', String(port), '--', ...durable, ...options];
  const { stdout } = await run(join(scripts, 'mariadb'), words).catch((error: Error & { stderr?: string }) => {
    throw new Error(`the database does not start: ${error.stderr?.trim() || error.message}`);
  });
  return {
    host: '127.0.0.1',
    port,
    user: 'root',
    password: '',
    address: stdout.trim(),
    pid: Number(readFileSync(join(folder, 'mariadbd.pid'), 'utf8')),
    close: async () => void (await run(join(scripts, 'mariadb'), ['stop', folder])),
  };
}
