import { beforeEach, describe, expect, it } from 'vitest';
import { withDatabase } from '../testing/with-database.js';
import { Leases } from './leases.js';

const database = withDatabase();

describe('leases', () => {
  let leases: Leases;
  beforeEach(async () => {
    await database.uow.execute('DELETE FROM leases');
    leases = new Leases(database.uow);
  });
  const expire = (item: string) => database.uow.execute('UPDATE leases SET until = NOW(6) - INTERVAL 1 SECOND WHERE item = ?', [item]);

  it('give everybody another item, and nothing when all are taken', async () => {
    const items = ['a', 'b', 'c'];
    const taken = await Promise.all(['li', 'wang', 'zhao', 'sun'].map((person) => leases.takeNext('intake', person, items)));
    expect(taken.map((item) => item ?? '').sort()).toEqual(['', 'a', 'b', 'c']);
  });

  it('give the holder the same item again', async () => {
    expect(await leases.takeNext('intake', 'li', ['a', 'b'])).toBe('a');
    expect(await leases.takeNext('intake', 'li', ['a', 'b'])).toBe('a');
    expect(await leases.takeNext('intake', 'wang', ['a', 'b'])).toBe('b');
  });

  it('refuse who comes second, naming the holder', async () => {
    await leases.claim('intake', 'a', 'li');
    await leases.claim('intake', 'a', 'li');
    await expect(leases.claim('intake', 'a', 'wang')).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'LEASE_HELD',
      metadata: { holder: 'li', item: 'a' },
    });
  });

  it('are won by one of two who claim at once', async () => {
    const results = await Promise.allSettled(['li', 'wang'].map((person) => leases.claim('intake', 'a', person)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('belong to a queue: the same item in another is free', async () => {
    await leases.claim('intake', 'a', 'li');
    await leases.claim('review', 'a', 'wang');
    expect((await leases.holders('review', ['a', 'b'])).get('a')).toMatchObject({ holder: 'wang' });
  });

  it('hold ten minutes', async () => {
    await leases.claim('intake', 'a', 'li');
    const [row] = await database.uow.query<{ seconds: number }>('SELECT TIMESTAMPDIFF(SECOND, NOW(6), until) AS seconds FROM leases');
    expect(row!.seconds).toBeGreaterThan(590);
    expect(row!.seconds).toBeLessThanOrEqual(600);
  });

  it('can be renewed while they hold, and taken by anybody after', async () => {
    await leases.claim('intake', 'a', 'li');
    await leases.renew('intake', 'a', 'li');
    await expire('a');
    await expect(leases.renew('intake', 'a', 'li')).rejects.toMatchObject({ reason: 'LEASE_LOST' });
    expect((await leases.holders('intake', ['a'])).size).toBe(0);
    await leases.claim('intake', 'a', 'wang');
    await expect(leases.renew('intake', 'a', 'li')).rejects.toMatchObject({ reason: 'LEASE_LOST' });
  });

  it('are released by their holder only', async () => {
    await leases.claim('intake', 'a', 'li');
    await leases.release('intake', 'a', 'wang');
    await expect(leases.claim('intake', 'a', 'wang')).rejects.toMatchObject({ reason: 'LEASE_HELD' });
    await leases.release('intake', 'a', 'li');
    await leases.claim('intake', 'a', 'wang');
  });

  it('are swept away when they ran out', async () => {
    await leases.claim('intake', 'a', 'li');
    await leases.claim('intake', 'b', 'li');
    await expire('a');
    expect(await leases.purge()).toBe(false);
    expect(await database.uow.query('SELECT item FROM leases')).toEqual([{ item: 'b' }]);
  });
});
