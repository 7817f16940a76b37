import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openProxy, type Proxy } from '../testing/proxy/index.js';
import { withDatabase } from '../testing/with-database.js';
import { openServer, type Server } from './server.js';
import { UnitOfWork } from './unit-of-work.js';

const database = withDatabase();
const limits = { ask: 300, again: 250, giveUp: 1_000 };

describe('a connection that falls silent', () => {
  let proxy: Proxy;
  let server: Server;
  let uow: UnitOfWork;

  beforeAll(async () => {
    await database.uow.execute('CREATE TABLE things (n INT NOT NULL PRIMARY KEY, text VARCHAR(9) NOT NULL)');
    await database.uow.execute("INSERT INTO things VALUES (1, 'old')");
  });
  beforeEach(async () => {
    proxy = await openProxy({ target: database.server.options });
    server = openServer({ ...database.server.options, port: proxy.port, poolSize: 3 }, limits);
    uow = new UnitOfWork(server, database.name);
    await Promise.all([1, 2, 3].map(() => uow.run(() => uow.query('SELECT SLEEP(0.05)')))); // all three are open
  });
  afterEach(async () => {
    await proxy.close();
    await server.close();
  });

  const put = (text: string) => uow.run(() => uow.execute('UPDATE things SET text = ? WHERE n = 1', [text]));
  const text = async () => (await database.uow.query<{ text: string }>('SELECT text FROM things'))[0]?.text;

  /** Silences what is open now, and no connection that comes later. */
  const silenceOpenOnes = () => proxy.disturb({ kind: 'cut', direction: 'to-client', only: 'open' });

  it('is given up for another, together with those that were idle meanwhile', async () => {
    silenceOpenOnes();
    const began = performance.now();
    await put('new');
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await text()).toBe('new');
    const again = performance.now();
    await Promise.all([put('a'), put('b'), put('c')]);
    expect(performance.now() - again).toBeLessThan(200);
  });

  it('keeps no locks at the server', async () => {
    await expect(
      uow.run(async () => {
        await uow.execute("UPDATE things SET text = 'half' WHERE n = 1");
        silenceOpenOnes();
        await uow.query('SELECT 1').catch(() => undefined);
        throw new Error('enough');
      }),
    ).rejects.toMatchObject({ reason: 'DATABASE_UNAVAILABLE' });
    const began = performance.now();
    await database.uow.execute("UPDATE things SET text = 'free' WHERE n = 1");
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await text()).toBe('free');
  });

  it('when nobody answers at all: the caller is told in time', async () => {
    proxy.disturb({ kind: 'black-hole' });
    const began = performance.now();
    await expect(uow.query('SELECT 1')).rejects.toMatchObject({ kind: 'unavailable', reason: 'DATABASE_UNAVAILABLE' });
    expect(performance.now() - began).toBeGreaterThan(900);
    expect(performance.now() - began).toBeLessThan(2_500);
    proxy.heal();
    await put('back');
  });

  it('at COMMIT: nobody knows, and that is said', async () => {
    proxy.disturb({ kind: 'drop-commit-reply', times: 1, ending: 'silence' });
    await expect(put('known')).rejects.toMatchObject({ reason: 'UNKNOWN_OUTCOME' });
    expect(await text()).toBe('known');
  });

  it('but not while the server is at work', async () => {
    const [row] = await uow.query<{ slept: number }>('SELECT SLEEP(2) AS slept');
    expect(Number(row?.slept)).toBe(0);
  });
});
