import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { poll } from './poll.js';

async function running(everyMs: number, work: () => Promise<boolean>, during: (poll: { wake(): void }) => Promise<void>) {
  const worker = poll('test', everyMs, work);
  await worker.start();
  await during(worker);
  await worker.stop();
}

describe('a poll', () => {
  it('goes on at once while there is more, then sleeps', async () => {
    let turns = 0;
    await running(
      10_000,
      async () => ++turns < 5,
      () => pause(30),
    );
    expect(turns).toBe(5);
  });

  it('is woken, also in the middle of a turn', async () => {
    let turns = 0;
    const work = async () => {
      turns += 1;
      await pause(10);
      return false;
    };
    await running(10_000, work, async (worker) => {
      await pause(30);
      worker.wake();
      await pause(5);
      worker.wake();
      await pause(50);
    });
    expect(turns).toBe(3);
  });

  it('waits longer after each failure, and recovers', async () => {
    let turns = 0;
    const work = async () => {
      turns += 1;
      if (turns < 3) throw new Error('away');
      return false;
    };
    await running(20, work, () => pause(90));
    expect(turns).toBe(2);
  });

  it('stops only when the running turn is over', async () => {
    let over = false;
    const work = async () => {
      await pause(50);
      over = true;
      return false;
    };
    await running(10, work, () => pause(5));
    expect(over).toBe(true);
  });
});
