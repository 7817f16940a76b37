// Works that share a transaction must not be able to tell, whatever becomes of the others.
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openProxy } from '../testing/proxy/index.js';
import { withDatabase } from '../testing/with-database.js';
import { Documents } from './documents.js';
import { openServer } from './server.js';
import { UnitOfWork } from './unit-of-work.js';

interface Jar {
  id: string;
  beans: number;
}

const database = withDatabase();
let uow: UnitOfWork;
let jars: Documents<Jar>;
const open = (over: UnitOfWork) => new Documents<Jar>(over, { table: 'jars', key: ({ id }) => id });

beforeAll(async () => {
  await database.uow.bulk(
    'CREATE TABLE jars (id VARCHAR(64) PRIMARY KEY, version INT NOT NULL, body LONGTEXT NOT NULL); CREATE TABLE notes (word VARCHAR(50) NOT NULL, UNIQUE KEY (word))',
  );
});
beforeEach(async () => {
  await database.uow.bulk('DELETE FROM jars; DELETE FROM notes');
  uow = new UnitOfWork(database.server, database.name);
  jars = open(uow);
  for (const id of ['a', 'b', 'c']) await jars.insert({ id, beans: 0 });
});

const beans = async () => {
  const all = await Promise.all(['a', 'b', 'c'].map((id) => jars.find(id)));
  return all.map((jar) => jar?.beans);
};
const words = async () => (await uow.query<{ word: string }>('SELECT word FROM notes ORDER BY word')).map(({ word }) => word);
const connection = async () => (await uow.query<{ id: number }>('SELECT CONNECTION_ID() AS id'))[0]!.id;
const note = (word: string) => uow.add('INSERT INTO notes (word) VALUES ?', [[word]]);
const put = async (id: string, many = 1) => {
  const jar = (await jars.lock(id))!;
  await jars.update({ ...jar, beans: jar.beans + many });
};
const outcomes = (works: (() => Promise<unknown>)[], kind = 'put') =>
  Promise.allSettled(works.map((work) => uow.together(kind, work))).then((all) =>
    all.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message)),
  );

describe('works that come together', () => {
  it('go in few transactions, and each writes its own', async () => {
    const works = Array.from({ length: 30 }, (_, n) => async () => {
      await put(['a', 'b', 'c'][n % 3]!);
      await note(`n${n}`);
      return (await uow.query<{ id: string }>('SELECT @@in_transaction AS inside, CONNECTION_ID() AS id'))[0]!.id;
    });
    expect(new Set(await outcomes(works)).size).toBeLessThanOrEqual(2);
    expect(await beans()).toEqual([10, 10, 10]);
    expect(await words()).toHaveLength(30);
  });

  it('find what the one before left of the same row', async () => {
    const seen: number[] = [];
    const works = Array.from({ length: 20 }, () => async () => {
      await put('a');
      seen.push((await jars.find('a'))!.beans);
    });
    await outcomes(works);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(await uow.query('SELECT version FROM jars WHERE id = ?', ['a'])).toEqual([{ version: 21 }]);
  });

  it('lose nothing of their own when another is refused', async () => {
    const refused = async () => {
      await put('a', 100);
      await note('refused');
      throw new Error('no');
    };
    expect(await outcomes([() => put('a'), refused, () => put('b').then(() => note('kept'))])).toEqual([undefined, 'no', undefined]);
    expect(await beans()).toEqual([1, 1, 0]);
    expect(await words()).toEqual(['kept']);
  });

  it('run alone when what they wrote cannot be written: only the guilty one fails', async () => {
    await note('taken');
    const works = [() => put('a'), () => note('taken'), () => put('b').then(() => note('new'))];
    expect(await outcomes(works)).toEqual([undefined, expect.stringContaining('Duplicate'), undefined]);
    expect(await beans()).toEqual([1, 1, 0]);
    expect(await words()).toEqual(['new', 'taken']);
  });

  it('hear that a document exists where they inserted it', async () => {
    const insert = async () => {
      await put('b');
      await jars.insert({ id: 'a', beans: 9 }).catch((error: { reason: string }) => note(error.reason));
    };
    await outcomes([() => put('c'), insert]);
    expect(await beans()).toEqual([0, 1, 1]);
    expect(await words()).toEqual(['ALREADY_EXISTS']);
  });

  it('insert the same document once', async () => {
    const insert = () => jars.insert({ id: 'd', beans: 1 });
    const all = await outcomes([insert, insert, insert]);
    expect(all.filter((each) => each === undefined)).toHaveLength(1);
    expect(all.filter((each) => each === 'd exists already')).toHaveLength(2);
  });

  it('do not wait for each other for ever when they want the same rows in another order', async () => {
    const both = (one: string, other: string) => async () => {
      await put(one);
      await pause(5);
      await put(other);
    };
    await outcomes([both('a', 'b'), both('b', 'a'), both('a', 'b'), both('b', 'a')]);
    expect(await beans()).toEqual([4, 4, 0]);
  });

  it('are told nothing before the commit, and then each by its own callback', async () => {
    const seen: string[] = [];
    const committed = async () => (await database.uow.query<{ body: string }>("SELECT body FROM jars WHERE id = 'a'"))[0]!.body;
    const slow = async () => {
      await put('b');
      await pause(40);
    };
    const quick = async () => {
      await put('a');
      uow.afterCommit(() => seen.push('called'));
    };
    const refused = async () => {
      await put('c');
      uow.afterCommit(() => seen.push('never'));
      throw new Error('no');
    };
    const told = uow.together('put', quick).then(async () => expect(await committed()).toContain('"beans":1'));
    await Promise.all([outcomes([slow, refused]), told]);
    expect(seen).toEqual(['called']);
  });

  it('decide anew what they decided by something that was undone', async () => {
    await note('taken');
    let first = true;
    const spoiler = async () => {
      await put('a', first ? 5 : 1);
      if (first) await note('taken');
      first = false;
    };
    const judge = async () => {
      const { beans: many } = (await jars.lock('a'))!;
      if (many > 1) throw new Error(`${many} are too many`);
      return many;
    };
    expect(await outcomes([spoiler, judge])).toEqual([undefined, expect.toSatisfy((many: unknown) => many === 0 || many === 1)]);
    expect(await beans()).toEqual([1, 0, 0]);
  });

  it('ask no more than their own reading of what they wrote themselves', async () => {
    const reader = async () => {
      await note('mine');
      return (await words()).join();
    };
    expect(await outcomes([reader, () => note('other').then(() => pause(20))])).toEqual(['mine', undefined]);
  });
});

describe('a work that cannot run beside others', () => {
  it('runs alone, and so does the next of its kind', async () => {
    let runs = 0;
    const loner = async () => {
      runs++;
      await uow.execute("INSERT INTO notes (word) VALUES (CONCAT('w', ?))", [runs]);
    };
    await outcomes([loner, () => put('a')], 'loner');
    expect([runs, await words()]).toEqual([2, ['w2']]);
    await outcomes([loner], 'loner');
    expect([runs, await words()]).toEqual([3, ['w2', 'w3']]);
    expect(await beans()).toEqual([1, 0, 0]);
  });

  it('does so too when it changes what it read without a lock', async () => {
    const careless = async () => {
      const jar = (await jars.find('a'))!;
      await pause(5);
      await jars.update({ ...jar, beans: jar.beans + 1 });
    };
    const all = await outcomes([careless, careless]);
    expect((await beans())[0]).toBe(all.filter((each) => each === undefined).length);
  });

  it('takes no seat when it ends without having asked anything', async () => {
    expect(await uow.together('idle', async () => 'nothing to do')).toBe('nothing to do');
    await expect(uow.together('idle', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('can do nothing more once it has ended', async () => {
    let late: Promise<unknown> | undefined;
    await uow.together('idle', async () => {
      late = pause(20).then(() => put('a'));
    });
    await expect(late).rejects.toThrow('has ended');
  });

  it('holds nobody up when it does not wait for its own question', async () => {
    await expect(
      uow.together('hasty', async () => {
        void connection().catch(() => undefined);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await uow.together('put', () => put('a'));
    expect(await beans()).toEqual([1, 0, 0]);
  });
});

describe('works that come together over a connection that breaks', () => {
  it('all hear that nobody knows, when the reply to their COMMIT is lost; before, all run again', async () => {
    const proxy = await openProxy({ target: database.server.options });
    const server = openServer({ ...database.server.options, port: proxy.port, poolSize: 3 });
    uow = new UnitOfWork(server, database.name);
    jars = open(uow);
    proxy.disturb({ kind: 'drop-request', containing: 'FOR UPDATE', times: 1 });
    expect(await outcomes([() => put('a'), () => put('b')])).toEqual([undefined, undefined]);
    proxy.disturb({ kind: 'drop-commit-reply', times: 1, ending: 'reset' });
    const unknown = expect.stringContaining('retry with the same idempotency key') as string;
    expect(await outcomes([() => put('a'), () => put('b')])).toEqual([unknown, unknown]);
    await server.close();
    await proxy.close();
    jars = open(database.uow);
    expect(await beans()).toEqual([2, 2, 0]);
  });
});

describe('rows of works inside one', () => {
  const side = (rows: (() => Promise<unknown>)[][]) => uow.run(() => uow.sideBySide(rows));

  it('go side by side, each row in order; what fails is undone and ends its row', async () => {
    const fails = async () => {
      await put('a', 100);
      throw new Error('no');
    };
    const [first, second] = await side([
      [() => put('a'), fails, () => put('a')],
      [() => put('b'), () => put('b')],
    ]);
    expect(first).toMatchObject({ results: [undefined], failure: { error: new Error('no') } });
    expect(second).toEqual({ results: [undefined, undefined], loners: [] });
    expect(await beans()).toEqual([1, 2, 0]);
  });

  it('say which of them could only run alone, and need not be tried beside others again', async () => {
    let runs = 0;
    const tells = async () => {
      runs++;
      await uow.execute("INSERT INTO notes (word) VALUES (CONCAT('w', ?))", [runs]);
    };
    const rows = [[() => put('a'), tells], [() => put('b')]];
    const endings = await side(rows);
    expect([endings.map(({ loners }) => loners), runs, await words()]).toEqual([[[1], []], 2, ['w2']]);
    await uow.run(() => uow.sideBySide(rows, (row) => row === 0));
    expect([runs, await words(), await beans()]).toEqual([3, ['w2', 'w3'], [2, 2, 0]]);
  });

  it('run one by one behind savepoints when a work that failed had told the database something', async () => {
    const tells = async () => {
      await uow.execute("INSERT INTO notes (word) VALUES ('told')");
      throw new Error('no');
    };
    const [first, second] = await side([[tells], [() => put('b')]]);
    expect([first!.failure, second!.failure]).toEqual([{ error: new Error('no') }, undefined]);
    expect([await words(), await beans()]).toEqual([[], [0, 1, 0]]);
  });
});
