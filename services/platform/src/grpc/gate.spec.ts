import { describe, expect, it } from 'vitest';
import { Gate } from './gate.js';

describe('the gate', () => {
  it('lets the next in in order, and nobody who waited too long', async () => {
    const gate = new Gate('it', { atOnce: 1, waiting: 3, waitMs: 100 });
    expect(gate.enter()).toBeUndefined();
    const late = gate.enter(Date.now() + 20)!;
    const order: string[] = [];
    const second = gate.enter()!.then(() => order.push('second'));
    const third = gate.enter()!.then(() => order.push('third'));
    expect(() => gate.enter()).toThrow('it has as much to do as it can');
    await expect(late).rejects.toMatchObject({ reason: 'TOO_BUSY' });
    gate.leave();
    await second;
    gate.leave();
    await third;
    expect(order).toEqual(['second', 'third']);
    gate.leave();
    expect(gate.enter()).toBeUndefined();
  });

  it('tells how much it has let in, and how many wait', async () => {
    const gate = new Gate('it', { atOnce: 1, waiting: 3, waitMs: 50 });
    void gate.enter();
    const waits = gate.enter();
    const told: Record<string, number> = {};
    gate.tell((value, state) => (told[state] = value));
    expect(told).toEqual({ under_way: 1, waiting: 1 });
    await expect(waits).rejects.toThrow('try again');
  });

  it('lets nobody in whose deadline has passed', () => {
    const gate = new Gate('it', { atOnce: 1, waiting: 3, waitMs: 100 });
    void gate.enter();
    expect(() => gate.enter(Date.now() - 1)).toThrow('try again');
  });
});
