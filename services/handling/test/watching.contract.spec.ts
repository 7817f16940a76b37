import { setTimeout as pause } from 'node:timers/promises';
import type { WatchOrdersResponse } from '@hotline/proto/handling/v1/finding';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Stage } from './stage.js';

let stage: Stage;
let ends: AbortController[] = [];
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => {
  for (const end of ends) end.abort();
  ends = [];
});
afterAll(() => stage.close());

type Client = ReturnType<Stage['as']>;

/** What somebody is told from now on. */
async function watching(client: Client, numbers: string[] = []): Promise<WatchOrdersResponse[]> {
  const end = new AbortController();
  ends.push(end);
  const told: WatchOrdersResponse[] = [];
  const listen = async () => {
    for await (const change of client.watchOrders({ numbers }, { signal: end.signal })) told.push(change);
  };
  void listen().catch(() => undefined);
  await pause(400); // until the stream is open
  return told;
}

const numbersOf = (told: WatchOrdersResponse[]) => [...new Set(told.map(({ number }) => number))];

describe('a screen that watches', () => {
  it('is told of every order that changes, with its state and what happened', async () => {
    const told = await watching(stage.as('supervisor'));
    const number = await stage.accept();
    await vi.waitFor(() => expect(told).toMatchObject([{ number, state: 'opened', what: 'OrderOpened', at: expect.any(Date) }]));
    await stage.dispatch(number, 'water');
    await stage.unit('water', 'handler').signAssignment({ assignmentId: `${number}/a1` });
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ number, state: 'in_progress', what: 'AssignmentSigned' }));
  });

  it('is told of the orders that it names only', async () => {
    const [one, other] = [await stage.accept(), await stage.accept()];
    const told = await watching(stage.as('dispatcher'), [one]);
    for (const number of [other, one]) await stage.as('supervisor').urgeOrder({ number, words: '请尽快' });
    await vi.waitFor(() => expect(numbersOf(told)).toEqual([one]));
  });

  it("is told of its unit's orders only, and of their parts", async () => {
    const told = await watching(stage.unit('green', 'handler'));
    const other = await stage.signed('water');
    const own = await stage.signed('green');
    const part = { text: '…', category: '', division: '', unit: '' };
    await vi.waitFor(() => expect(numbersOf(told)).toEqual([own]));
    await stage.as('dispatcher').splitOrder({
      number: own,
      parts: [
        { ...part, title: '甲' },
        { ...part, title: '乙' },
      ],
      reason: '多行业',
    });
    await vi.waitFor(() => expect(numbersOf(told).toSorted()).toEqual([own, `${own}-1`, `${own}-2`]));
    expect(numbersOf(told)).not.toContain(other);
  });

  it('refuses too many numbers and what is none', async () => {
    const first = (numbers: string[]) => stage.as('agent').watchOrders({ numbers })[Symbol.asyncIterator]().next();
    await expect(first(Array.from({ length: 501 }, () => 'n'))).rejects.toMatchObject({ reason: 'LIST_TOO_LONG' });
    await expect(first([''])).rejects.toMatchObject({ reason: 'FIELD_MISSING' });
  });
});
