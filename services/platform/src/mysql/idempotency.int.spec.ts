import { randomBytes } from 'node:crypto';
import { Cipher } from '../crypto/index.js';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { illegal } from '../errors/index.js';
import type { Caller } from '../lifecycle/index.js';
import { withDatabase } from '../testing/with-database.js';
import { Idempotency } from './idempotency.js';

const cipher = new Cipher([{ id: 'k1', algorithm: 'aes', secret: randomBytes(32) }]);

const database = withDatabase();
const agent: Caller = { person: 'agent-1', name: '小李', unit: '', roles: ['agent'] };
const other: Caller = { ...agent, person: 'agent-2' };
const request = Buffer.from('submit');

describe('a command with an idempotency key', () => {
  let idempotency: Idempotency;
  let executions: number;

  beforeAll(() => database.uow.execute('CREATE TABLE effects (n INT NOT NULL AUTO_INCREMENT PRIMARY KEY)'));
  beforeEach(async () => {
    await database.uow.execute('DELETE FROM effects');
    await database.uow.execute('DELETE FROM idempotency');
    idempotency = new Idempotency(database.uow, cipher);
    executions = 0;
  });

  const effects = async () => (await database.uow.query('SELECT n FROM effects')).length;
  const submit = async () => {
    executions++;
    await database.uow.later('INSERT INTO effects () VALUES ()');
    await pause(30);
    return Buffer.from(`reply ${executions}`);
  };
  const send = (key: string, caller = agent, through = idempotency) =>
    through.run(key, 'submitAppeal', request, caller, submit).then(String);

  it('answers a retry with the first reply', async () => {
    expect(await send('k')).toBe('reply 1');
    expect(await send('k')).toBe('reply 1');
    expect(await effects()).toBe(1);
  });

  it('answers a retry with the first reply in another process too, and undoes what it did until it knew', async () => {
    expect(await send('k')).toBe('reply 1');
    expect(await send('k', agent, new Idempotency(database.uow, cipher))).toBe('reply 1');
    expect(await effects()).toBe(1);
  });

  it('refuses another body or another method in another process too', async () => {
    await send('k');
    const elsewhere = new Idempotency(database.uow, cipher);
    const refusal = { reason: 'IDEMPOTENCY_KEY_REUSED' };
    const refuse = () => Promise.reject(illegal('NOT_NOW', 'no'));
    await expect(elsewhere.run('k', 'submitAppeal', Buffer.from('other'), agent, submit)).rejects.toMatchObject(refusal);
    await expect(elsewhere.run('k', 'withdrawAppeal', request, agent, refuse)).rejects.toMatchObject(refusal);
    expect(await effects()).toBe(1);
  });

  it('refuses another body or another method under the same key', async () => {
    await send('k');
    const refusal = { kind: 'conflict', reason: 'IDEMPOTENCY_KEY_REUSED' };
    await expect(idempotency.run('k', 'submitAppeal', Buffer.from('other'), agent, submit)).rejects.toMatchObject(refusal);
    await expect(idempotency.run('k', 'withdrawAppeal', request, agent, submit)).rejects.toMatchObject(refusal);
    expect(await effects()).toBe(1);
  });

  it.each(['', 'k'.repeat(129)])('refuses "%s" as a key', async (key) => {
    await expect(send(key)).rejects.toMatchObject({ kind: 'invalid', reason: 'IDEMPOTENCY_KEY_MALFORMED' });
  });

  it('lets two people use the same key', async () => {
    expect(await send('k')).toBe('reply 1');
    expect(await send('k', other)).toBe('reply 2');
  });

  it('is executed once when it comes twice at the same time', async () => {
    expect(await Promise.all([send('k'), send('k'), send('k')])).toEqual(Array(3).fill('reply 1'));
    expect([executions, await effects()]).toEqual([1, 1]);
  });

  it('takes effect once when it comes to two processes at the same time', async () => {
    const replies = await Promise.all([send('k'), send('k', agent, new Idempotency(database.uow, cipher))]);
    expect(replies[0]).toBe(replies[1]);
    expect(await effects()).toBe(1);
  });

  it('answers with the stored reply where the other process made a refusal of it', async () => {
    await database.uow.execute('CREATE TABLE IF NOT EXISTS state (id INT PRIMARY KEY, word VARCHAR(20))');
    await database.uow.execute("REPLACE INTO state VALUES (1, 'received')");
    const accept = () =>
      database.uow.run(async () => {
        const [state] = await database.uow.query<{ word: string }>('SELECT word FROM state WHERE id = 1 FOR UPDATE');
        if (state!.word !== 'received') throw illegal('ILLEGAL_TRANSITION', 'accepted already');
        await database.uow.execute("UPDATE state SET word = 'accepted' WHERE id = 1");
        await pause(30);
        return Buffer.from('accepted');
      });
    const processes = [idempotency, new Idempotency(database.uow, cipher)];
    const replies = await Promise.all(processes.map((each) => each.run('k', 'acceptAppeal', request, agent, accept).then(String)));
    expect(replies).toEqual(['accepted', 'accepted']);
  });

  it('stores no refusal: the retry is decided anew', async () => {
    await expect(idempotency.run('k', 'submitAppeal', request, agent, () => Promise.reject(illegal('NOT_NOW', 'no')))).rejects.toThrow(
      'no',
    );
    expect(await send('k')).toBe('reply 1');
  });

  it('is forgotten after seven days', async () => {
    await send('old');
    await send('young');
    await database.uow.execute("UPDATE idempotency SET at = NOW(6) - INTERVAL 8 DAY WHERE id = 'old'");
    expect(await idempotency.purge()).toBe(false);
    expect(await database.uow.query('SELECT id FROM idempotency')).toEqual([{ id: 'young' }]);
  });

  it('stores the reply sealed', async () => {
    await idempotency.run('sealed', 'submit', Buffer.from('request'), agent, async () => Buffer.from('secret reply'));
    const [row] = await database.uow.query<{ reply: Buffer }>("SELECT reply FROM idempotency WHERE id = 'sealed'");
    expect(row!.reply.toString()).toMatch(/^k1:/);
    expect(row!.reply.includes('secret')).toBe(false);
  });
});
