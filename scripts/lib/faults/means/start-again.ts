// A process that died is started again: how soon an accept is answered, in undisturbed starts of the same process.
import { demand, type Running, type Trial } from '../fault.ts';

/** The first good accept after a restart may take so many cold starts. */
const coldStarts = 3;

export interface FirstAccept {
  /** From the start on. */
  ms: number;
  servingMs: number;
  /** In cold starts. */
  shares: number;
}

/** @param why it is not alive, for the sentence @throws Unmet */
export async function startAgain(trial: Trial, process: Running, why: string): Promise<FirstAccept> {
  const accepted = trial.clients.untilAccepted();
  const servingMs = await process.start();
  const ms = await accepted;
  const usual = process.coldStartMs;
  const cold = ms <= coldStarts * usual ? usual : Math.max(usual, await coldStartNow(trial, process));
  const shares = ms / cold;
  demand(
    shares <= coldStarts,
    `after ${why} the first good accept took ${Math.round(ms)} ms: ${shares.toFixed(1)} cold starts of ${Math.round(cold)} ms`,
  );
  return { ms, servingMs, shares };
}

/** The machine may have become busier since the installation was made: an undisturbed start at this hour. */
async function coldStartNow({ clients, note }: Trial, process: Running): Promise<number> {
  await clients.pause();
  try {
    await process.kill('SIGTERM');
    const ms = await process.start();
    note(`an undisturbed start of ${process.name} takes ${Math.round(ms)} ms now`);
    return ms;
  } finally {
    clients.resume();
  }
}
