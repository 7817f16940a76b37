// Accepts that go on whatever happens, so that there is something to compare while the clients' lives wait for facts.
import type { Trial, Watched } from '../fault.ts';

const atOnce = 2;
const everyMs = 150;

export interface Steady {
  /** What all clients met since the last time this was asked. */
  sinceLast(): Watched;
  /** @throws Unmet when one of them got no answer */
  stop(): Promise<void>;
}

export function acceptSteadily({ clients, pause }: Trial): Steady {
  const end = new AbortController();
  let watched = clients.watch();
  const go = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await clients.accept();
      await pause(everyMs);
    }
  };
  const going = Promise.all(Array.from({ length: atOnce }, go));
  going.catch(() => undefined); // told by stop
  return {
    sinceLast: () => {
      const met = watched();
      watched = clients.watch();
      return met;
    },
    stop: async () => {
      end.abort();
      await going;
    },
  };
}
