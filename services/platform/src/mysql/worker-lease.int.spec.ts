import { beforeEach, describe, expect, it } from 'vitest';
import { withDatabase } from '../testing/with-database.js';
import { WorkerLease } from './worker-lease.js';

const database = withDatabase();

describe("a worker's number", () => {
  let time = 0;
  const lease = () => new WorkerLease(database.uow, () => time).start();
  beforeEach(() => database.uow.execute("UPDATE workers SET until = '2000-01-01', fence = 0"));

  it('is no other living process’s', async () => {
    const leases = await Promise.all(Array.from({ length: 20 }, lease));
    expect(new Set(leases.map((each) => each.id())).size).toBe(20);
    await Promise.all(leases.map((each) => each.stop()));
  });

  it('is lost by who was away longer than the lease, and not used again by them', async () => {
    const sleeper = await lease();
    const before = sleeper.id();
    time += 60_001;
    expect(() => sleeper.id()).toThrow('ran out');
    await database.uow.execute('UPDATE workers SET until = NOW(6) - INTERVAL 1 MINUTE, fence = fence + 1 WHERE id = ?', [before]);
    await sleeper.renew();
    const [row] = await database.uow.query<{ fence: number }>('SELECT fence FROM workers WHERE id = ?', [sleeper.id()]);
    expect(row!.fence).toBe(sleeper.id() === before ? 3 : 1);
    await sleeper.stop();
  });

  it('is kept by renewing', async () => {
    const one = await lease();
    const before = one.id();
    time += 40_000;
    await one.renew();
    time += 40_000;
    expect(one.id()).toBe(before);
    await one.stop();
  });

  it('rests before another process gets it, and refuses when all are taken', async () => {
    const one = await lease();
    await one.stop();
    await database.uow.execute('UPDATE workers SET until = NOW(6) + INTERVAL 1 HOUR WHERE id <> 7');
    await database.uow.execute('UPDATE workers SET until = NOW(6) WHERE id = 7');
    await expect(lease()).rejects.toMatchObject({ reason: 'WORKERS_EXHAUSTED' });
  });
});
