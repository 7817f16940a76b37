import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, testServer, type TestDatabase } from '../testing/index.js';
import type { Server } from './server.js';
import { UnitOfWork } from './unit-of-work.js';

let server: Server;
let database: TestDatabase;
let uow: UnitOfWork;

beforeAll(async () => {
  server = await testServer(4);
  database = await freshDatabase(server);
  uow = database.unitOfWork;
  await uow.execute('CREATE TABLE things (id INT PRIMARY KEY, word VARCHAR(50), at DATETIME(3))');
});
beforeEach(() => uow.execute('DELETE FROM things'));
afterAll(async () => {
  await database.drop();
  await server.close();
});

const words = async () => (await uow.query<{ word: string }>('SELECT word FROM things ORDER BY id')).map(({ word }) => word);
const put = (id: number, word: string) => uow.execute('INSERT INTO things (id, word) VALUES (?, ?)', [id, word]);

describe('a unit of work', () => {
  it('commits all of it, Chinese included', async () => {
    await uow.run(async () => {
      await put(1, '自来水');
      await put(2, '停电');
    });
    expect(await words()).toEqual(['自来水', '停电']);
  });

  it('writes nothing when the work throws', async () => {
    const refused = uow.run(async () => {
      await put(1, 'lost');
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await words()).toEqual([]);
  });

  it('is joined by whatever runs inside it', async () => {
    const refused = uow.run(async () => {
      await uow.run(() => put(1, 'inner'));
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await words()).toEqual([]);
  });

  it('undoes only what failed of an attempt', async () => {
    const told: string[] = [];
    await uow.run(async () => {
      await put(1, 'kept');
      await uow
        .attempt(async () => {
          await put(2, 'undone');
          uow.afterCommit(() => told.push('undone'));
          await uow.attempt(() => put(3, 'undone with it'));
          throw new Error('no');
        })
        .catch(() => undefined);
      uow.afterCommit(() => told.push('kept'));
    });
    expect(await words()).toEqual(['kept']);
    expect(told).toEqual(['kept']);
  });

  it('takes no connection before its first statement', async () => {
    const all = Array.from({ length: 20 }, () => uow.run(() => pause(50)));
    const asked = performance.now();
    await uow.query('SELECT 1');
    expect(performance.now() - asked).toBeLessThan(40);
    await Promise.all(all);
  });

  it('calls back after the commit, and never after a rollback', async () => {
    const seen: string[][] = [];
    await uow.run(async () => {
      await put(1, 'told');
      uow.afterCommit(() => void words().then((now) => seen.push(now)));
    });
    await uow.run(() => Promise.reject(new Error('no'))).catch(() => undefined);
    await expect.poll(() => seen).toEqual([['told']]);
  });

  it('refuses a statement that comes after its end', async () => {
    let late: Promise<unknown> | undefined;
    await uow.run(async () => {
      await put(1, 'in time');
      late = pause(30).then(() => put(2, 'late'));
    });
    await expect(late).rejects.toThrow('has ended');
    expect(await words()).toEqual(['in time']);
  });

  it('runs the whole work again after a deadlock', async () => {
    await put(1, 'a');
    await put(2, 'b');
    let runs = 0;
    const both = (first: number, second: number) =>
      uow.run(async () => {
        runs++;
        await uow.execute("UPDATE things SET word = CONCAT(word, '!') WHERE id = ?", [first]);
        await pause(50);
        await uow.execute("UPDATE things SET word = CONCAT(word, '!') WHERE id = ?", [second]);
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    expect(await words()).toEqual(['a!!', 'b!!']);
    expect(runs).toBeGreaterThan(2);
  });

  it('does not go on after a deadlock that the work swallowed', async () => {
    await put(1, 'a');
    await put(2, 'b');
    const both = (first: number, second: number) =>
      uow.run(async () => {
        await uow.execute("UPDATE things SET word = CONCAT(word, '!') WHERE id = ?", [first]);
        await pause(50);
        await uow.execute("UPDATE things SET word = CONCAT(word, '!') WHERE id = ?", [second]).catch(() => undefined);
        await put(first * 10, 'after').catch(() => undefined);
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    expect(await words()).toEqual(['a!!', 'b!!', 'after', 'after']);
  });

  it('keeps times to the millisecond, in UTC', async () => {
    const at = new Date('2026-11-23T08:09:10.123Z');
    await uow.execute('INSERT INTO things (id, at) VALUES (1, ?)', [at]);
    await uow.bulk('INSERT INTO things (id, at) VALUES ?', [[[2, at]]]);
    const rows = await uow.query<{ at: Date; text: string }>('SELECT at, CAST(at AS CHAR) AS text FROM things');
    const kept = { at, text: '2026-11-23 08:09:10.123' };
    expect(rows).toEqual([kept, kept]);
  });

  it('gives lists to IN and VALUES by the text protocol', async () => {
    await uow.bulk('INSERT INTO things (id, word) VALUES ?', [
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
    ]);
    expect(await uow.bulk('SELECT id FROM things WHERE id IN (?)', [[1, 3]])).toEqual([{ id: 1 }, { id: 3 }]);
    expect(await uow.query('SELECT id FROM things ORDER BY id LIMIT ?', [2])).toHaveLength(2);
  });
});

describe('one pool for several databases', () => {
  it('gives every statement to the database of its service, prepared ones too', async () => {
    const other = await freshDatabase(server);
    await other.unitOfWork.execute('CREATE TABLE things (id INT PRIMARY KEY, word VARCHAR(50), at DATETIME(3))');
    await Promise.all(
      Array.from({ length: 60 }, (_, id) => (id % 2 ? other.unitOfWork : uow).execute('INSERT INTO things (id) VALUES (?)', [id])),
    );
    const ids = (each: UnitOfWork) =>
      each.query<{ id: number }>('SELECT id FROM things ORDER BY id').then((rows) => rows.map(({ id }) => id % 2));
    expect(new Set(await ids(uow))).toEqual(new Set([0]));
    expect(new Set(await ids(other.unitOfWork))).toEqual(new Set([1]));
    await other.drop();
  });

  it('leaves no settings behind', async () => {
    await uow.run(() => uow.bulk("SET time_zone = '+08:00', @left = 'behind'"));
    const zones = await Promise.all(Array.from({ length: 8 }, () => uow.query('SELECT @@time_zone AS zone, @left AS rest')));
    expect(zones.flat()).toEqual(Array.from({ length: 8 }, () => ({ zone: '+00:00', rest: null })));
  });

  it('keeps a side door for what must not wait for the pool', async () => {
    const narrow = await testServer(1);
    const one = new UnitOfWork(narrow, database.name);
    await one.run(async () => {
      await one.query('SELECT 1');
      await expect(one.apart().query('SELECT 1')).resolves.toHaveLength(1);
    });
    await narrow.close();
  });
});
