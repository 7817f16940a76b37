// How fast the clients are answered in peace, and how soon after a fault they are again.
import { Unmet, type Figures, type Latencies, type Trial } from '../fault.ts';

const windowMs = 5_000;
/** The next window begins before the last has ended, so that the moment is known to a second or two. */
const stepMs = 2_000;
/** Half again, and what a scheduler on two cores adds to anything. */
const allowed = (before: number): number => 1.5 * before + 60;

/** The clients' latencies of a while in peace. */
export async function inPeace({ clients, pause }: Trial): Promise<Latencies> {
  const watched = clients.watch();
  await pause(2 * windowMs);
  return watched().calls;
}

const normal = (now: Latencies, before: Latencies): boolean =>
  now.count >= 10 && now.p50Ms <= allowed(before.p50Ms) && now.p95Ms <= allowed(before.p95Ms);

/** @returns after how many seconds the median and p95 of a window were as before @throws Unmet when they are not within the time */
export async function untilAsBefore(trial: Trial, before: Latencies, withinS = 60): Promise<Figures> {
  const began = performance.now();
  const seconds = (): number => Number(((performance.now() - began) / 1000).toFixed(1));
  const open: ReturnType<Trial['clients']['watch']>[] = [];
  for (;;) {
    open.push(trial.clients.watch());
    await trial.pause(stepMs);
    if (open.length * stepMs < windowMs) continue;
    const { calls } = open.shift()!();
    if (normal(calls, before))
      return {
        normalAfterS: seconds(),
        p50Ms: Math.round(calls.p50Ms),
        p95Ms: Math.round(calls.p95Ms),
        p95BeforeMs: Math.round(before.p95Ms),
      };
    if (seconds() > withinS)
      throw new Unmet(
        `${withinS} s after it was over, answers take ${calls.p50Ms.toFixed(0)} ms (p95 ${calls.p95Ms.toFixed(0)}); before: ${before.p50Ms.toFixed(0)} (${before.p95Ms.toFixed(0)})`,
      );
  }
}
