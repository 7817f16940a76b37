import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentsSuite, type Letter } from '../testing/documents-suite.js';
import { freshDatabase, testServer, type TestDatabase } from '../testing/index.js';
import { Documents } from './documents.js';
import type { Server } from './server.js';
import type { UnitOfWork } from './unit-of-work.js';

let server: Server;
let database: TestDatabase;
let uow: UnitOfWork;
let letters: Documents<Letter>;

beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server);
  uow = database.unitOfWork;
  await uow.execute(
    'CREATE TABLE letters (id VARCHAR(64) PRIMARY KEY, version INT NOT NULL, body LONGTEXT NOT NULL, written_at DATETIME(3) NOT NULL, words INT NOT NULL)',
  );
});
afterAll(async () => {
  await database.drop();
  await server.close();
});

const open = async () => {
  await uow.execute('DELETE FROM letters');
  letters = new Documents(uow, {
    table: 'letters',
    key: ({ number }) => number,
    columns: ({ writtenAt, text }) => ({ written_at: writtenAt, words: text.length }),
  });
  return { uow, letters };
};

documentsSuite(open);

const letter: Letter = { number: 'n-1', text: 'abc', writtenAt: new Date('2026-11-23T08:00:00.123Z'), answers: [] };

it('keeps the columns that lists search up to date', async () => {
  await open();
  await letters.insert(letter);
  await uow.run(async () => letters.update({ ...(await letters.find('n-1'))!, text: 'abcdef' }));
  expect(await uow.query('SELECT id, version, written_at, words FROM letters')).toEqual([
    { id: 'n-1', version: 2, written_at: letter.writtenAt, words: 6 },
  ]);
});

it('refuses the slower of two who read without a lock', async () => {
  await open();
  await letters.insert(letter);
  const change = (text: string) =>
    uow.run(async () => {
      const read = (await letters.find('n-1'))!;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await letters.update({ ...read, text });
    });
  const results = await Promise.allSettled([change('x'), change('y')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict', reason: 'CHANGED_MEANWHILE' } });
});
