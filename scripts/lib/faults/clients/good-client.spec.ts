// What a good client does about failures, against calls that fail as they are told to.
import { DomainError } from '@hotline/platform/errors';
import { describe, expect, it } from 'vitest';
import { Draw } from '../../replay/draw.ts';
import { Gate, Stopped } from './gate.ts';
import { GoodClient } from './good-client.ts';
import { Journal } from './journal.ts';
import { Tally } from './tally.ts';

const away = (metadata: Record<string, string> = {}) => new DomainError('exhausted', 'TOO_BUSY', 'too much at once', metadata);
const refusal = new DomainError('illegal_state', 'ILLEGAL_STATE', 'it is closed');

function stage() {
  const around = { gate: new Gate(), journal: new Journal(), tally: new Tally(), mostTries: 4 };
  const left: string[] = [];
  return { ...around, left, client: new GoodClient(around, 7, new Draw(1), () => left.push('gave up')) };
}

/** Fails so many times, then answers; remembers the keys. */
function service(failures: number, error: Error = away()) {
  const keys: string[] = [];
  const send = async (key: string) => {
    keys.push(key);
    if (keys.length <= failures) throw error;
    return 'done';
  };
  return { keys, send };
}

describe('a good client', () => {
  it('asks again under the same key until there is an answer, and counts what it met', async () => {
    const { client, journal, tally } = stage();
    const watched = tally.watch();
    const { keys, send } = service(2);
    expect(await client.command('AcceptAppeal', send)).toBe('done');
    expect(new Set(keys).size).toBe(1);
    expect(watched()).toMatchObject({ good: 1, failed: { RESOURCE_EXHAUSTED: 2 }, withoutHint: 2, accepts: { count: 0 } });
    expect(journal.answered).toHaveLength(1);
    expect(journal).toMatchObject({ sent: 1, acknowledged: 1, unknown: 0 });
  });

  it('does not come before the moment that it was told', async () => {
    const { client } = stage();
    const began = performance.now();
    await client.command('x', service(1, away({ retryAfterSeconds: '0.4' })).send);
    expect(performance.now() - began).toBeGreaterThan(400);
  });

  it('takes a refusal for an answer', async () => {
    const { client, journal } = stage();
    const { keys, send } = service(1, refusal);
    await expect(client.command('x', send)).rejects.toBe(refusal);
    expect(keys).toHaveLength(1);
    expect(journal).toMatchObject({ refused: 1, unknown: 0 });
  });

  it('gives up after many tries, and comes back at the last call', async () => {
    const { client, journal, left } = stage();
    const { keys, send } = service(4);
    const command = client.command('submit', send);
    await expect.poll(() => left, { timeout: 10_000 }).toEqual(['gave up']);
    expect(journal.unknown).toBe(1);
    journal.callAll();
    expect(await command).toBe('done');
    expect(keys).toHaveLength(5);
    expect(journal.submits.get(7)).toBe(1);
  });

  it('begins nothing when the clients have stopped', async () => {
    const { client, gate, journal } = stage();
    gate.stop();
    await expect(client.command('x', service(0).send)).rejects.toBeInstanceOf(Stopped);
    expect(journal.sent).toBe(0);
  });
});

describe('a gate', () => {
  it('lets the running calls end, and holds the others until it opens', async () => {
    const gate = new Gate();
    const running = Promise.withResolvers<void>();
    const first = gate.pass(() => running.promise);
    let closed = false;
    const closing = gate.close().then(() => (closed = true));
    let passed = false;
    const second = gate.pass(async () => (passed = true));
    await Promise.resolve();
    expect([closed, passed]).toEqual([false, false]);
    running.resolve();
    await Promise.all([first, closing]);
    expect(passed).toBe(false);
    gate.open();
    await second;
    expect(passed).toBe(true);
  });
});
