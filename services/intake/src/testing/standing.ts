import type { Ports } from '../app/ports.js';

/** Intake's ports as a spec has them, real or in memory. */
export interface Standing {
  ports: Pick<Ports, 'appeals' | 'marks' | 'progresses' | 'calls' | 'guesses' | 'unitNames' | 'channels'>;
  /** Types of the events that were committed. */
  told: () => Promise<string[]>;
  run: <T>(work: () => Promise<T>) => Promise<T>;
}
