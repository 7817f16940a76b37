import { afterEach, expect, it, vi } from 'vitest';
import { withDatabase } from '../testing/with-database.js';
import { DatabaseClock } from './database-clock.js';

const database = withDatabase();
afterEach(() => vi.useRealTimers());

const databaseTime = async () => (await database.uow.query<{ now: Date }>('SELECT NOW(6) AS now'))[0]!.now.getTime();

it("tells the database's time", async () => {
  const clock = await new DatabaseClock(database.uow).start();
  expect(Math.abs(clock.now().getTime() - (await databaseTime()))).toBeLessThan(200);
  clock.stop();
});

it('does not follow a jump of the wall clock', async () => {
  const clock = await new DatabaseClock(database.uow).start();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  expect(Math.abs(clock.now().getTime() - (await databaseTime()))).toBeLessThan(200);
  clock.stop();
});

it('goes on by the monotonic clock when the database does not answer', async () => {
  let monotonic = 1_000;
  let away = false;
  const query = () => (away ? Promise.reject(new Error('away')) : Promise.resolve([{ now: new Date('2026-11-23T08:00:00Z') }]));
  const clock = await new DatabaseClock({ query } as never, () => monotonic).start();
  away = true;
  monotonic += 45_000;
  await expect(clock.sample()).rejects.toThrow('away');
  expect(clock.now()).toEqual(new Date('2026-11-23T08:00:45Z'));
  clock.stop();
});

it('is not set by an answer that a pause kept on its way', async () => {
  let monotonic = 1_000;
  let pause = 0;
  const query = async () => {
    monotonic += pause;
    return [{ now: new Date(1_795_420_800_000 + monotonic) }]; // answered at the very end of the pause
  };
  const clock = await new DatabaseClock({ query } as never, () => monotonic).start();
  pause = 60_000;
  await clock.sample();
  expect(clock.now().getTime()).toBe(1_795_420_800_000 + monotonic);
  clock.stop();
});

it('believes the quickest of several answers: the first one waits for its connection', async () => {
  let monotonic = 1_000;
  const trips = [400, 90, 2, 30, 8];
  const query = async () => {
    monotonic += trips.shift()!;
    return [{ now: new Date(1_795_420_800_000 + monotonic) }]; // answered at the very end of each trip
  };
  const clock = await new DatabaseClock({ query } as never, () => monotonic).start();
  expect(clock.now().getTime()).toBe(1_795_420_800_000 + monotonic + 1);
  clock.stop();
});

it('says nothing before it was started', () => {
  expect(() => new DatabaseClock(database.uow).now()).toThrow('not started');
});
