// Brings a backup to a server where nothing of the tenant is yet.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { UnitOfWork, openServer } from '@hotline/platform/mysql';
import { databaseName } from '@hotline/platform/tenancy';
import type { serverOf } from '../stack/plan.ts';

export type Server = ReturnType<typeof serverOf>;

export interface Found {
  tenant: string;
  /** Everything that was acknowledged until then is in it. */
  moment: Date;
}

const firstLine = /^-- Backup of the hotline's tenant (\d+): everything that was acknowledged until (\S+)\n/;
const lastLine = '-- Dump completed';

/** Reads it once, to its end. @throws Error in a sentence when it is none, or not whole */
export async function examine(file: string): Promise<Found> {
  let [head, tail] = ['', ''];
  const look = new Writable({
    write(chunk: Buffer, _, done) {
      if (head.length < 200) head += chunk.toString('utf8');
      tail = (tail + chunk.toString('latin1')).slice(-200);
      done();
    },
  });
  await pipeline(createReadStream(file), createGunzip(), look).catch((error: Error) => {
    throw new Error(`${file} cannot be read: ${error.message}`, { cause: error });
  });
  const [, tenant, moment] = firstLine.exec(head) ?? [];
  if (tenant === undefined || moment === undefined) throw new Error(`${file} is no backup of ours.`);
  if (!tail.includes(lastLine)) throw new Error(`${file} is not whole: its end is missing.`);
  return { tenant, moment: new Date(moment) };
}

/** @throws Error in a sentence when the tenant is there already, or the server refuses something */
export async function load(file: string, { tenant }: Found, server: Server): Promise<void> {
  await requireNothing(tenant, server);
  const { host, port, user, password } = server;
  const child = spawn('mariadb', ['--no-defaults', '-h', host, '-P', port, '-u', user, '--default-character-set=utf8mb4'], {
    env: { PATH: process.env.PATH ?? '', MYSQL_PWD: password },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const sent = pipeline(createReadStream(file), createGunzip(), child.stdin).catch(() => undefined); // the client says why
  const [code] = await ended;
  await sent;
  if (code !== 0) throw new Error(`the server did not take it: ${complaint.trim()}`);
}

async function requireNothing(tenant: string, server: Server): Promise<void> {
  const rows = await within(server, 'information_schema', (uow) =>
    uow.query<{ name: string }>('SELECT schema_name AS name FROM schemata WHERE LEFT(schema_name, CHAR_LENGTH(?)) = ?', [
      `${tenant}_`,
      `${tenant}_`,
    ]),
  );
  if (rows.length > 0) throw new Error(`${rows[0]!.name} is there already, on ${server.host}:${server.port}: nothing was changed.`);
}

const skipped = 10_000;

/**
 * Numbers that were given after the backup are in citizens' hands: none of them is given again. Each day from the backup's to the next
 * begins that much later.
 */
export async function skipNumbers({ tenant, moment }: Found, server: Server): Promise<void> {
  const days = Math.ceil((Date.now() - moment.getTime()) / 86_400_000) + 1;
  const dates = Array.from({ length: days + 1 }, (_, day) => new Date(moment.getTime() + 8 * 3_600_000 + day * 86_400_000));
  const prefixes = dates.map((date) => `${tenant}-${date.toISOString().slice(0, 10).replaceAll('-', '')}`);
  await within(server, databaseName({ code: tenant }, 'intake'), (uow) =>
    uow.change('INSERT INTO numbers (prefix, last) VALUES ? ON DUPLICATE KEY UPDATE last = last + VALUES(last)', [
      prefixes.map((prefix) => [prefix, skipped]),
    ]),
  );
}

export interface Counted {
  appeals: number;
  orders: number;
  /** Facts that go on to where they were going once the services start. */
  waiting: number;
}

export async function count({ tenant }: Found, server: Server): Promise<Counted> {
  const one = async (service: string, table: string) => {
    const [row] = await within(server, databaseName({ code: tenant }, service), (uow) =>
      uow.query<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${table}`),
    );
    return Number(row!.n);
  };
  const senders = ['intake', 'dispatch', 'handling', 'sla', 'integration'];
  const waiting = await Promise.all(senders.flatMap((service) => [one(service, 'outbox'), one(service, 'mailbox')]));
  return {
    appeals: await one('intake', 'appeals'),
    orders: await one('handling', 'orders'),
    waiting: waiting.reduce((sum, each) => sum + each, 0),
  };
}

async function within<T>({ port, ...server }: Server, database: string, work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
  const opened = openServer({ ...server, port: Number(port), poolSize: 4 });
  try {
    return await work(new UnitOfWork(opened, database));
  } finally {
    await opened.close();
  }
}
