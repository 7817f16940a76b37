import { randomBytes } from 'node:crypto';
import { Cipher } from '../crypto/index.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../lifecycle/index.js';
import { openProxy, type Proxy } from '../testing/proxy/index.js';
import { withDatabase } from '../testing/with-database.js';
import { Idempotency } from './idempotency.js';
import { longestIdle, openServer, type Server } from './server.js';
import { UnitOfWork } from './unit-of-work.js';

const cipher = new Cipher([{ id: 'k1', algorithm: 'aes', secret: randomBytes(32) }]);

const database = withDatabase();
const caller: Caller = { person: 'agent-1', name: '小李', unit: '', roles: ['agent'] };

describe('a connection that breaks', () => {
  let proxy: Proxy;
  let server: Server;
  let uow: UnitOfWork;
  let runs: number;

  beforeAll(async () => {
    await database.uow.execute('CREATE TABLE things (n INT NOT NULL AUTO_INCREMENT PRIMARY KEY)');
    proxy = await openProxy({ target: database.server.options });
    server = openServer({ ...database.server.options, port: proxy.port, poolSize: 3 });
    uow = new UnitOfWork(server, database.name);
  });
  beforeEach(async () => {
    runs = 0;
    await database.uow.execute('DELETE FROM things');
  });
  afterEach(() => proxy.heal());
  afterAll(async () => {
    await server.close();
    await proxy.close();
  });

  const put = async () => {
    runs++;
    await uow.execute('INSERT INTO things () VALUES ()');
    await uow.bulk('SELECT /* second */ 1');
  };
  const putLater = async () => {
    runs++;
    await uow.later('INSERT INTO things () VALUES ()');
  };
  const count = async () => (await database.uow.query('SELECT n FROM things')).length;

  it('in the middle of the work: the work runs again, and is written once', async () => {
    proxy.disturb({ kind: 'drop-request', containing: 'second', times: 1 });
    await uow.run(put);
    expect([runs, await count()]).toEqual([2, 1]);
  });

  it('because the worker was away for too long: its locks pass to the next, and what it wrote is undone', async () => {
    const [{ version } = { version: '' }] = await uow.query<{ version: string }>('SELECT VERSION() AS version');
    if (!version.includes('MariaDB')) return;
    const [idle] = await uow.query<{ seconds: number | string }>('SELECT @@idle_transaction_timeout AS seconds');
    expect(Number(idle?.seconds)).toBe(longestIdle);
    await database.uow.execute('INSERT INTO things (n) VALUES (1)');
    let doneByNext = false;
    await uow.run(async () => {
      const mine = await uow.query('SELECT n FROM things WHERE n = 1 FOR UPDATE');
      if (runs++ > 0) return expect(mine).toEqual([]);
      await uow.bulk('SET idle_transaction_timeout = 1');
      await uow.execute('INSERT INTO things (n) VALUES (2)');
      await database.uow.execute('DELETE FROM things WHERE n = 1'); // waits for the lock
      doneByNext = true;
      await uow.query('SELECT 1');
    });
    expect([runs, doneByNext, await count()]).toEqual([2, true, 0]);
  });

  it('before the answer to COMMIT: nobody knows, and that is said', async () => {
    proxy.disturb({ kind: 'drop-commit-reply', times: 1, ending: 'reset' });
    await expect(uow.run(put)).rejects.toMatchObject({ kind: 'unavailable', reason: 'UNKNOWN_OUTCOME' });
    expect([runs, await count()]).toEqual([1, 1]);
  });

  it('before the answer to COMMIT: a retry with the same idempotency key finds out', async () => {
    const idempotency = new Idempotency(uow, cipher);
    const command = () => idempotency.run('k', 'put', Buffer.from('x'), caller, async () => putLater().then(() => Buffer.from('done')));
    proxy.disturb({ kind: 'drop-commit-reply', times: 1, ending: 'reset' });
    const reply = await command().catch(command);
    expect(String(reply)).toBe('done');
    expect([runs, await count()]).toEqual([1, 1]);
  });

  it('before the server got the COMMIT: a retry with the same idempotency key does it', async () => {
    const idempotency = new Idempotency(uow, cipher);
    const command = () => idempotency.run('k2', 'put', Buffer.from('x'), caller, async () => putLater().then(() => Buffer.from('done')));
    proxy.disturb({ kind: 'drop-request', containing: 'COMMIT', times: 1 });
    const reply = await command().catch(command);
    expect(String(reply)).toBe('done');
    expect([runs, await count()]).toEqual([2, 1]);
  });

  it('killed by the server: the work runs again', async () => {
    await uow.run(async () => {
      await put();
      const [{ id }] = (await uow.query<{ id: number }>('SELECT CONNECTION_ID() AS id')) as [{ id: number }];
      if (runs === 1) await database.uow.bulk(`KILL ${id}`);
      await uow.query('SELECT 1');
    });
    expect([runs, await count()]).toEqual([2, 1]);
  });

  it('for good: the caller is told that nothing was written', async () => {
    const away = openServer({ ...server.options, port: 1 });
    const work = new UnitOfWork(away, database.name);
    await expect(work.run(() => work.query('SELECT 1'))).rejects.toMatchObject({ kind: 'unavailable', reason: 'DATABASE_UNAVAILABLE' });
    await expect(work.query('SELECT 1')).rejects.toMatchObject({ kind: 'unavailable', reason: 'DATABASE_UNAVAILABLE' });
    await away.close();
  });
});
