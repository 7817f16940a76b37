// What the clients' process is asked for, and what it answers.
import type { Keys } from '../../stack/keys.ts';
import type { Plan } from '../../stack/plan.ts';
import type { Lived, Matter } from './life.ts';

/** Either so many clients, each with the next life when one has ended, or lives that begin whatever became of the others. */
export type Load =
  { kind: 'clients'; clients: number; ms: number } | { kind: 'arrivals'; phases: readonly { perSecond: number; seconds: number }[] };

/** Given once. */
export interface Opening {
  plan: Plan;
  keys: Keys;
  matters: Matter[];
}

/** A life and when it was, milliseconds since the load's beginning. */
export interface Timed extends Lived {
  beganMs: number;
  ms: number;
}

export interface Loaded {
  /** From the first life's beginning to the last one's end, in milliseconds. */
  ms: number;
  lives: Timed[];
  /** Of the clients' process itself, milliseconds. */
  cpuMs: number;
}
