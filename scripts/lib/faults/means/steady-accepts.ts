// Accepts that go on whatever happens, so that there is something to compare while the clients' lives wait for facts.
import { demand, type Trial, type Watched } from '../fault.ts';

const atOnce = 2;
const everyMs = 100;
/** So many are compared at least. */
const enough = 15;

export interface Steady {
  /** Resolves after so many ms, later when there were too few accepts. @returns what all clients met meanwhile @throws Unmet when there are too few even then */
  during(leastMs: number, mostMs: number): Promise<Watched>;
}

/** Accepts go on until `work` has ended. @throws Unmet when one of them got no answer */
export async function withAccepts<T>(trial: Trial, work: (accepts: Steady) => Promise<T>): Promise<T> {
  const { clients, pause } = trial;
  const end = new AbortController();
  const go = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await clients.accept();
      await pause(everyMs);
    }
  };
  const going = Promise.all(Array.from({ length: atOnce }, go));
  going.catch(() => undefined); // told below
  try {
    return await work({ during: (leastMs, mostMs) => during(trial, leastMs, mostMs) });
  } finally {
    end.abort();
    await going;
  }
}

async function during({ clients, pause }: Trial, leastMs: number, mostMs: number): Promise<Watched> {
  const watched = clients.watch();
  const began = performance.now();
  await pause(leastMs);
  while (watched().accepts.count < enough && performance.now() - began < mostMs) await pause(100);
  const met = watched();
  demand(met.accepts.count >= enough, `only ${met.accepts.count} accepts in ${Math.round(met.seconds)} s`);
  return met;
}
