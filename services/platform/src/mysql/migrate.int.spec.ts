import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testServer } from '../testing/index.js';
import { migrate } from './migrate.js';
import { openServer, type Server } from './server.js';
import { UnitOfWork } from './unit-of-work.js';

class CreateLetters1800000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE letters (id INT PRIMARY KEY)');
    await runner.query('ALTER TABLE letters ADD COLUMN text VARCHAR(100)');
  }
  async down(): Promise<void> {}
}

class AddDate1800000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE letters ADD COLUMN at DATETIME(3)');
  }
  async down(): Promise<void> {}
}

let server: Server;
const name = `test_migrate_${process.pid}`;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.lend('information_schema', (session) => session.text(`DROP DATABASE \`${name}\``));
  await server.close();
});

it('is done once by three processes that start together', async () => {
  await Promise.all([1, 2, 3].map(() => migrate(server, name, [CreateLetters1800000000001])));
  const uow = new UnitOfWork(server, name);
  const done = await uow.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
  expect(done.map((row) => row.name)).toEqual([
    'CreateMessaging1700000000001',
    'CreateKeeping1700000000002',
    'MailboxByTopic1700000000003',
    'CreateLetters1800000000001',
  ]);
  expect(await uow.query('SELECT id, text FROM letters')).toEqual([]);
});

it('adds only what is new', async () => {
  await migrate(server, name, [CreateLetters1800000000001, AddDate1800000000002]);
  await migrate(server, name, [CreateLetters1800000000001, AddDate1800000000002]);
  expect(await new UnitOfWork(server, name).query('SELECT at FROM letters')).toEqual([]);
});

it('waits for nobody where nothing is new', async () => {
  const all = [CreateLetters1800000000001, AddDate1800000000002];
  await migrate(server, name, all);
  await server.lend(name, async (session) => {
    await session.text('SELECT GET_LOCK(?, 0)', [`${name}.migrate`]);
    await migrate(server, name, all);
  });
});

it('says in a sentence what is wrong with the server', async () => {
  await server.check();
  const wrong = openServer({ ...server.options, user: 'nobody', password: 'wrong' });
  await expect(wrong.check()).rejects.toThrow('refuses user "nobody": wrong name or password');
  const away = openServer({ ...server.options, port: 1 });
  await expect(away.check()).rejects.toThrow('127.0.0.1:1 cannot be used (ECONNREFUSED)');
  await Promise.all([wrong.close(), away.close()]);
});
