// Clients that each do one thing after another, as fast as it is answered.
import type { Figures } from '../line.ts';
import { percentile } from '../statistics.ts';

/** @param once one piece of work of one client; what it throws ends the slice */
export async function closedLoop(clients: number, ms: number, once: (client: number) => Promise<unknown>): Promise<Figures> {
  const latencies: number[] = [];
  const began = performance.now();
  const until = began + ms;
  const client = async (index: number): Promise<void> => {
    for (let from = performance.now(); from < until; from = performance.now()) {
      await once(index);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  const seconds = (performance.now() - began) / 1000;
  return {
    done: latencies.length,
    perSecond: latencies.length / seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}
