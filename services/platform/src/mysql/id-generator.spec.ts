import { describe, expect, it } from 'vitest';
import { IdGenerator } from './id-generator.js';

const worker = (id: number) => ({ id: () => id });
const at = (...times: string[]) => ({ now: () => new Date(times.length > 1 ? times.shift()! : times[0]!) });

describe('ids', () => {
  it('carry the time, the worker and a sequence in 63 bits', () => {
    const id = BigInt(new IdGenerator(worker(5), at('2026-11-23T08:00:00Z')).next());
    expect(new Date(Date.UTC(2024, 0, 1) + Number(id >> 22n))).toEqual(new Date('2026-11-23T08:00:00Z'));
    expect([(id >> 12n) & 1023n, id & 4095n]).toEqual([5n, 0n]);
  });

  it('rise, though a millisecond gives more than it has and the clock goes back', () => {
    const ids = new IdGenerator(worker(1), at('2026-11-23T08:00:00.001Z', '2026-11-23T08:00:00.000Z'));
    const drawn = Array.from({ length: 10_000 }, () => BigInt(ids.next()));
    expect(drawn.every((id, index) => index === 0 || id > drawn[index - 1]!)).toBe(true);
  });

  it('never meet those of another worker', () => {
    const clock = at('2026-11-23T08:00:00Z');
    const [one, two] = [new IdGenerator(worker(1), clock), new IdGenerator(worker(2), clock)];
    const drawn = Array.from({ length: 5_000 }, () => [one.next(), two.next()]).flat();
    expect(new Set(drawn).size).toBe(10_000);
  });

  it('fit a signed BIGINT until 2093', () => {
    const last = BigInt(new IdGenerator(worker(1023), at('2093-01-01T00:00:00Z')).next());
    expect(last < 2n ** 63n).toBe(true);
  });
});
