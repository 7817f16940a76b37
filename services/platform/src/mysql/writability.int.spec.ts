import { afterEach, describe, expect, it } from 'vitest';
import { openProxy } from '../testing/proxy/index.js';
import { withDatabase } from '../testing/with-database.js';
import { openServer, type ServerOptions } from './server.js';
import { UnitOfWork } from './unit-of-work.js';

const database = withDatabase();
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function connected(change: Partial<ServerOptions> = {}) {
  const server = openServer({ ...database.server.options, ...change });
  closing.push(() => server.close());
  return { server, uow: new UnitOfWork(server, database.name), writable: () => server.requireWritable(database.name) };
}

describe('a database', () => {
  it('can be written', async () => {
    await expect(connected().writable()).resolves.toBeUndefined();
  });

  it('that is gone cannot', async () => {
    await expect(connected({ port: 1 }).writable()).rejects.toMatchObject({ kind: 'unavailable', reason: 'DATABASE_UNAVAILABLE' });
  });

  it('that lets only read cannot', async () => {
    const user = `reader_${database.name.slice(-8)}`;
    await database.uow.bulk(`CREATE USER '${user}' IDENTIFIED BY ''`);
    closing.push(() => database.uow.bulk(`DROP USER '${user}'`));
    await database.uow.bulk(`GRANT SELECT ON ${database.name}.* TO '${user}'`);
    await expect(connected({ user }).writable()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('that does not answer cannot, and can again when it does', async () => {
    const proxy = await openProxy({ target: database.server.options });
    closing.push(() => proxy.close());
    const { writable } = connected({ port: proxy.port });
    await writable();
    const heal = proxy.disturb({ kind: 'black-hole' });
    const asked = performance.now();
    await expect(writable()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(performance.now() - asked).toBeLessThan(4000);
    heal();
    proxy.heal();
    await expect
      .poll(
        () =>
          writable().then(
            () => 'writable',
            () => 'not',
          ),
        { timeout: 20_000 },
      )
      .toBe('writable');
  }, 30_000);

  it('without room says so, and cannot be written until it has room', async () => {
    const { uow, writable } = connected();
    await uow.bulk('CREATE TABLE narrow (filling CHAR(255)) ENGINE = MEMORY'); // its room is max_heap_table_size
    const insert = () => uow.bulk('INSERT INTO narrow VALUES ?', [Array.from({ length: 90_000 }, () => ['x'])]);
    await expect(insert()).rejects.toMatchObject({ kind: 'unavailable', reason: 'DATABASE_FULL' });
    await database.uow.bulk('CREATE VIEW room_for_more AS SELECT 1 AS one'); // stands in the way of what looks for room
    await expect(writable()).rejects.toMatchObject({ kind: 'unavailable' });
    await database.uow.bulk('DROP VIEW room_for_more');
    await expect(writable()).resolves.toBeUndefined();
  });
});

describe('whoever is called', () => {
  it('waits for a connection only as long as its caller has time', async () => {
    const { server } = connected({ poolSize: 1, patience: () => 100 });
    const session = await server.take(database.name);
    const asked = performance.now();
    await expect(server.take(database.name)).rejects.toMatchObject({ kind: 'exhausted', reason: 'TOO_BUSY' });
    expect(performance.now() - asked).toBeLessThan(1000);
    server.giveBack(session);
    server.giveBack(await server.take(database.name));
  });
});
