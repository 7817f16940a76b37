import type { Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wrongPassword } from '../../domain/lock-out.js';
import { someAccount } from '../../testing/accounts.js';
import { migrations } from './migrations/index.js';
import { MysqlAccounts } from './mysql-accounts.js';
import { MysqlSessions } from './mysql-sessions.js';

let server: Server;
let database: TestDatabase;
let accounts: MysqlAccounts;
let sessions: MysqlSessions;

beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
  accounts = new MysqlAccounts(database.unitOfWork);
  sessions = new MysqlSessions(database.unitOfWork);
});
beforeEach(async () => {
  await database.unitOfWork.execute('DELETE FROM accounts');
  await database.unitOfWork.execute('DELETE FROM sessions');
});
afterAll(async () => {
  await database?.drop();
  await server?.close();
});

const now = new Date('2026-11-24T12:00:00.123Z');
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('accounts in MariaDB', () => {
  it('come back as they went', async () => {
    expect(await accounts.isEmpty()).toBe(true);
    const account = someAccount({ unit: 'water', roles: ['handler', 'unit_head'], failures: 3, lockedUntil: now });
    await accounts.insert(account);
    expect(await accounts.find(account.account)).toEqual(account);
    expect(await accounts.isEmpty()).toBe(false);
    for (const typed of ['nobody', '李静', 'a'.repeat(256)]) expect(await accounts.find(typed)).toBeUndefined();
  });

  it('exist once', async () => {
    await accounts.insert(someAccount());
    await expect(accounts.insert(someAccount())).rejects.toMatchObject({ reason: 'ACCOUNT_EXISTS' });
    await expect(accounts.update('nobody', (each) => each)).rejects.toMatchObject({ reason: 'ACCOUNT_NOT_FOUND' });
  });

  it('count every one of racing wrong passwords', async () => {
    await accounts.insert(someAccount());
    await Promise.all(Array.from({ length: 4 }, () => accounts.update('zhang.wei', (each) => wrongPassword(each, now))));
    expect(await accounts.find('zhang.wei')).toMatchObject({ failures: 4 });
  });

  it('are listed by the beginning of account or name, wildcards taken as they are', async () => {
    for (const account of ['li.jing', 'li.na', 'wang_1', 'wangx1']) await accounts.insert(someAccount({ account }));
    const found = async (search: string, after = '', limit = 10) =>
      (await accounts.list(search, after, limit)).map(({ account }) => account);
    expect(await found('li')).toEqual(['li.jing', 'li.na']);
    expect(await found('wang_')).toEqual(['wang_1']);
    expect(await found('%')).toEqual([]);
    expect(await found('张')).toHaveLength(4);
    expect(await found('', 'li.jing', 2)).toEqual(['li.na', 'wang_1']);
  });
});

describe('sessions in MariaDB', () => {
  const session = (id: string, given = {}) => ({ id, account: 'zhang.wei', openedAt: before(60), seenAt: before(1), ...given });

  it('are found, touched, ended', async () => {
    await sessions.insert(session('a'));
    await sessions.touch('a', now);
    expect(await sessions.find('a')).toEqual(session('a', { seenAt: now }));
    await sessions.touch('a', before(5));
    expect(await sessions.find('a')).toMatchObject({ seenAt: now });
    await sessions.delete('a');
    expect(await sessions.find('a')).toBeUndefined();
  });

  it('of an account end together, but for one', async () => {
    for (const id of ['a', 'b', 'c']) await sessions.insert(session(id));
    await sessions.insert(session('d', { account: 'li' }));
    await sessions.deleteOf('zhang.wei', 'b');
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(async (id) => (await sessions.find(id)) !== undefined))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('that are over are swept away', async () => {
    await sessions.insert(session('open'));
    await sessions.insert(session('idle', { seenAt: before(30) }));
    await sessions.insert(session('old', { openedAt: before(720) }));
    expect(await sessions.deleteEnded(now, 10)).toBe(2);
    expect(await sessions.find('open')).toBeDefined();
  });
});
