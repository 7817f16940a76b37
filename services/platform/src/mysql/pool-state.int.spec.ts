// What one borrower of a connection leaves behind must never reach the next, whatever happens on the way.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freshDatabase } from '../testing/index.js';
import { openProxy, type Disturbance } from '../testing/proxy/index.js';
import { seededRandom } from '../testing/seeded-random.js';
import { withDatabase } from '../testing/with-database.js';
import { openServer } from './server.js';
import { UnitOfWork } from './unit-of-work.js';

const database = withDatabase();
const random = seededRandom(7);

const disturbances: readonly Disturbance[] = [
  { kind: 'drop-request', containing: 'token', times: 2 },
  { kind: 'drop-request', containing: 'COMMIT', times: 1 },
  { kind: 'drop-commit-reply', times: 2, ending: 'reset' },
  { kind: 'drop-commit-reply', times: 1, ending: 'silence' },
  { kind: 'cut', direction: 'to-client', only: 'open' },
  { kind: 'cut', direction: 'to-server' },
  { kind: 'refuse' },
  { kind: 'delay', ms: 5, jitterMs: 5 },
];

interface Seen {
  token: string;
  name: string;
  transaction: number | string;
  zone: string;
  isolation: string;
  leftover: unknown;
}

/** MariaDB says whether a transaction is open; MySQL only to whoever looks into performance_schema. */
const session = (token: string, inTransaction: string) =>
  `SELECT '${token}' AS token, DATABASE() AS name, ${inTransaction} AS transaction, @@time_zone AS zone, @@${inTransaction === '0' ? 'transaction' : 'tx'}_isolation AS isolation, @leftover AS leftover`;

it('no connection hands on a transaction, a database, settings, or the reply to another statement', async () => {
  const second = await freshDatabase(database.server);
  const proxy = await openProxy({ target: database.server.options });
  const server = openServer({ ...database.server.options, port: proxy.port, poolSize: 4 }, { ask: 60, again: 60, giveUp: 240 });
  const units = [database.name, second.name].map((name) => new UnitOfWork(server, name));
  for (const each of [database.uow, second.unitOfWork])
    await each.execute('CREATE TABLE notes (n INT NOT NULL AUTO_INCREMENT PRIMARY KEY, token VARCHAR(40) NOT NULL)');
  const [{ version } = { version: '' }] = await database.uow.query<{ version: string }>('SELECT VERSION() AS version');
  const open = version.includes('MariaDB') ? '@@in_transaction' : '0';
  const end = new AbortController();
  const wrong: unknown[] = [];
  const acknowledged: string[][] = [[], []];
  let looked = 0;

  const look = async (unit: UnitOfWork, token: string, transaction: number): Promise<void> => {
    const [seen] = await unit.bulk<Seen>(session(token, open));
    looked++;
    const fine = {
      token,
      name: unit.database,
      transaction: open === '0' ? 0 : transaction,
      zone: '+00:00',
      isolation: 'READ-COMMITTED',
      leftover: null,
    };
    if (JSON.stringify({ ...seen, transaction: Number(seen?.transaction) }) !== JSON.stringify(fine)) wrong.push({ seen, fine });
  };
  const borrow = async (which: number, token: string): Promise<void> => {
    const unit = units[which]!;
    await look(unit, token, 0);
    await unit.run(async () => {
      await unit.execute('INSERT INTO notes (token) VALUES (?)', [token]);
      await look(unit, `${token}-inside`, 1);
      await unit.bulk('SET @leftover = 1');
      if (random() < 0.2) throw new Error('changed its mind');
    });
    acknowledged[which]!.push(token);
  };
  const worker = async (w: number): Promise<void> => {
    for (let n = 0; !end.signal.aborted; n++) await borrow(n % 2, `${w}.${n}`).catch(() => pause(5));
  };

  const workers = Array.from({ length: 12 }, (_, w) => worker(w));
  for (let round = 0; round < 60; round++) {
    const clear = proxy.disturb(disturbances[Math.floor(random() * disturbances.length)]!);
    await pause(20 + random() * 100);
    clear();
    if (round % 5 === 0) await pause(100);
  }
  proxy.heal();
  await pause(300);
  end.abort();
  await Promise.all(workers);

  expect(wrong).toEqual([]);
  for (const [which, unit] of [database.uow, second.unitOfWork].entries()) {
    const rows = await unit.query<{ token: string }>('SELECT token FROM notes');
    const kept = new Map<string, number>();
    for (const { token } of rows) kept.set(token, (kept.get(token) ?? 0) + 1);
    expect([...kept].filter(([, times]) => times > 1)).toEqual([]);
    expect(acknowledged[which]!.filter((token) => !kept.has(token))).toEqual([]);
    expect(acknowledged[which]!.length).toBeGreaterThan(100);
  }
  expect(looked).toBeGreaterThan(500);
  await server.close();
  await proxy.close();
  await second.drop();
}, 60_000);

it('a connection whose first statement failed is not taken to be in the database that it came from', async () => {
  const second = await freshDatabase(database.server);
  const server = openServer({ ...database.server.options, poolSize: 1 });
  const [one, other] = [database.name, second.name].map((name) => new UnitOfWork(server, name));
  const where = async (unit: UnitOfWork) => (await unit.bulk<{ name: string }>('SELECT DATABASE() AS name'))[0]?.name;
  expect(await where(one!)).toBe(database.name);
  await expect(other!.bulk('SELECT nothing')).rejects.toThrow(/nothing/);
  expect(await where(one!)).toBe(database.name);
  expect(await where(other!)).toBe(second.name);
  await server.close();
  await second.drop();
});
