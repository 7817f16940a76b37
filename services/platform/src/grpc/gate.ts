import { tooBusy } from '../errors/index.js';
import { meter } from '../telemetry/index.js';

/** How much is taken on. */
export interface Limits {
  /** calls that are worked at at the same time */
  atOnce: number;
  /** calls that may wait for their turn */
  waiting: number;
  /** how long each of them may wait, ms */
  waitMs: number;
}

/** Those whose load is measured. */
const measured = new Set<Gate>();
const load = meter.createObservableGauge('hotline_calls', {
  description: 'Calls that are worked at and that wait for their turn, by gate.',
});
load.addCallback((seen) => measured.forEach((gate) => gate.tell((value, state) => seen.observe(value, { gate: gate.name, state }))));

export const standardLimits: Limits = { atOnce: 128, waiting: 128, waitMs: 1000 };

/**
 * Lets so many in at once; a few more wait a short while, in order; everybody else is refused at once. So what is under way ends in
 * time, whatever is asked, and memory stays bounded.
 */
export class Gate {
  private inside = 0;
  private readonly queue = new Set<() => void>();

  constructor(
    readonly name: string,
    private readonly limits: Limits,
  ) {}

  /** From now on its load is measured. @returns what ends that */
  measure(): () => void {
    measured.add(this);
    return () => void measured.delete(this);
  }

  tell(each: (value: number, state: 'under_way' | 'waiting') => void): void {
    each(this.inside, 'under_way');
    each(this.queue.size, 'waiting');
  }

  /**
   * Whoever gets in must `leave`, once.
   * @param deadline ms since the epoch: after it nobody is let in
   * @returns undefined when there is room now, else a promise of it
   * @throws DomainError TOO_BUSY, also by the promise
   */
  enter(deadline = Infinity): Promise<void> | undefined {
    const { atOnce, waitMs } = this.limits;
    if (this.inside < atOnce) {
      this.inside += 1;
      return undefined;
    }
    this.requireRoom();
    const patience = Math.min(waitMs, deadline - Date.now());
    if (patience <= 0) throw tooBusy(this.name);
    return new Promise((resolve, reject) => {
      const comeIn = () => {
        clearTimeout(timer);
        this.queue.delete(comeIn);
        resolve();
      };
      const timer = setTimeout(() => {
        this.queue.delete(comeIn);
        reject(tooBusy(this.name));
      }, patience);
      this.queue.add(comeIn);
    });
  }

  /** For whoever has something to do before entering. @throws DomainError TOO_BUSY when nobody could even wait */
  requireRoom(): void {
    const { atOnce, waiting } = this.limits;
    if (this.inside >= atOnce && this.queue.size >= waiting) throw tooBusy(this.name);
  }

  /** The place goes to whoever waits longest. */
  leave(): void {
    const [next] = this.queue;
    if (next) next();
    else this.inside -= 1;
  }
}
