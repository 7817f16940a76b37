// People whose software does what every client should: what was not answered is asked again, under the same idempotency key.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk, People } from '../../../../scripts/lib/stack/people.ts';

const patienceMs = 90_000;

/** Nobody said whether it was done: a process died, or its door was closed. */
const isUnanswered = (error: unknown): boolean => {
  const { kind, message = '', cause } = error as { kind?: string; message?: string; cause?: unknown };
  return kind === 'unavailable' || kind === 'timeout' || cause !== undefined || /fetch failed|: 50[234] |answered 50[234]/.test(message);
};

/** @throws what was answered; what was not, is tried until it is */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isUnanswered(error) || Date.now() > until) throw error;
      await pause(100);
    }
  }
}

type Rpc = (request: unknown, options?: object) => Promise<unknown>;

const insisting = (client: object): object =>
  Object.fromEntries(
    Object.entries(client as Record<string, Rpc>).map(([name, rpc]) => [
      name,
      (request: unknown, options: object = {}) => {
        const idempotencyKey = randomUUID();
        return insist(() => rpc(request, { idempotencyKey, deadlineMs: 5000, ...options }));
      },
    ]),
  );

export const insistent = (people: People): Pick<People, 'as'> => ({
  as: async (account) => {
    const desk = await insist(() => people.as(account));
    return Object.fromEntries(Object.entries(desk).map(([service, client]) => [service, insisting(client)])) as Desk;
  },
});
