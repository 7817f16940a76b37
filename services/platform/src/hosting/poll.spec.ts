import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { poll } from './poll.js';

// Time is the spec's own: how busy the machine is changes nothing.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] }));
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Stops while time goes on: a running turn may have to end. */
const stopped = async (worker: { stop(): Promise<void> }) => {
  const end = worker.stop();
  await pass(1_000);
  await end;
};

describe('a poll', () => {
  it('goes on at once while there is more, then sleeps', async () => {
    let turns = 0;
    const worker = poll('test', 10_000, async () => ++turns < 5);
    void worker.start();
    await pass(9_000);
    expect(turns).toBe(5);
    await pass(1_100);
    expect(turns).toBe(6);
    await stopped(worker);
  });

  it('is woken, also in the middle of a turn', async () => {
    let turns = 0;
    const worker = poll('test', 10_000, async () => {
      turns += 1;
      await pause(10);
      return false;
    });
    void worker.start();
    await pass(30);
    expect(turns).toBe(1);
    worker.wake();
    await pass(5);
    expect(turns).toBe(2);
    worker.wake();
    await pass(50);
    expect(turns).toBe(3);
    await stopped(worker);
  });

  it('waits longer after each failure, and recovers', async () => {
    let turns = 0;
    const worker = poll('test', 20, async () => {
      turns += 1;
      if (turns < 3) throw new Error('away');
      return false;
    });
    void worker.start();
    await pass(39);
    expect(turns).toBe(1);
    await pass(2);
    expect(turns).toBe(2);
    await pass(78);
    expect(turns).toBe(2);
    await pass(2);
    expect(turns).toBe(3);
    await pass(20);
    expect(turns).toBe(4);
    await stopped(worker);
  });

  it('stops only when the running turn is over', async () => {
    let over = false;
    const worker = poll('test', 10, async () => {
      await pause(50);
      over = true;
      return false;
    });
    void worker.start();
    await pass(5);
    const end = worker.stop();
    await pass(44);
    expect(over).toBe(false);
    await pass(2);
    await end;
    expect(over).toBe(true);
  });
});
