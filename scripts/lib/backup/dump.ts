// All databases of a tenant as of one moment: one connection's snapshot, which spans them, while everything goes on.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { openServer } from '@hotline/platform/mysql';
import type { Source } from './source.ts';
import { holdStill } from './still.ts';

export interface Saved {
  file: string;
  databases: string[];
  bytes: number;
  seconds: number;
  /** Everything that was acknowledged until then is in it, by the database's time. */
  moment: Date;
}

/** What it says first, so that whoever finds the file knows. */
export const headOf = (tenant: string, moment: Date): string =>
  `-- Backup of the hotline's tenant ${tenant}: everything that was acknowledged until ${moment.toISOString()}\n`;

/** The words with which mariadb-dump begins its first database: its snapshot is there by then. */
const begun = '-- Current Database:';

const usual = ['--single-transaction', '--quick', '--skip-lock-tables', '--hex-blob', '--triggers', '--default-character-set=utf8mb4'];

/** @throws Error in a sentence; a file that is not whole is not left behind */
export async function saveTo(file: string, source: Source): Promise<Saved> {
  const began = Date.now();
  const databases = await databasesOf(source);
  const letGo = source.kafka ? await holdStill(source) : () => undefined;
  try {
    const moment = await databaseTime(source);
    await dump(`${file}.part`, source, databases, moment, letGo);
    renameSync(`${file}.part`, file);
    return { file, databases, bytes: statSync(file).size, seconds: (Date.now() - began) / 1000, moment };
  } catch (error) {
    rmSync(`${file}.part`, { force: true });
    throw error;
  } finally {
    letGo();
  }
}

async function ask<R>({ server: { port, ...server } }: Source, sql: string, values: unknown[] = []): Promise<R[]> {
  const opened = openServer({ ...server, port: Number(port), poolSize: 2 });
  try {
    return (await opened.lend('information_schema', (session) => session.text(sql, values))) as R[];
  } finally {
    await opened.close();
  }
}

/** Those of the tenant. @throws Error when there are none */
export async function databasesOf(source: Source): Promise<string[]> {
  const sql = 'SELECT schema_name AS name FROM schemata WHERE LEFT(schema_name, CHAR_LENGTH(?)) = ? ORDER BY schema_name';
  const rows = await ask<{ name: string }>(source, sql, [`${source.tenant}_`, `${source.tenant}_`]);
  if (rows.length === 0) throw new Error(`There is no database of ${source.tenant} on ${source.server.host}:${source.server.port}.`);
  return rows.map(({ name }) => name);
}

const databaseTime = async (source: Source): Promise<Date> => (await ask<{ now: Date }>(source, 'SELECT NOW(3) AS now'))[0]!.now;

async function dump(file: string, { tenant, server }: Source, databases: string[], moment: Date, letGo: () => void): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const { host, port, user, password } = server;
  const child = spawn('mariadb-dump', ['--no-defaults', '-h', host, '-P', port, '-u', user, ...usual, '--databases', ...databases], {
    env: { PATH: process.env.PATH ?? '', MYSQL_PWD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  let head = '';
  const watch = (chunk: Buffer) => {
    head += chunk.toString('latin1');
    if (!head.includes(begun)) return;
    child.stdout.off('data', watch);
    letGo();
  };
  child.stdout.on('data', watch);
  const whole = new PassThrough();
  whole.write(headOf(tenant, moment));
  await Promise.all([pipeline(child.stdout, whole), pipeline(whole, createGzip({ level: 4 }), createWriteStream(file, { mode: 0o600 }))]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`mariadb-dump gave up: ${complaint.trim().split('\n').at(-1) ?? code}`);
}
