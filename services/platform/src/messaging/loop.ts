import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log, Running } from './event.js';

/** How long a loop rests after a failed turn, in milliseconds; doubled each time up to the most. */
const rests = { first: 100, most: 5_000 };

/**
 * How long after one turn another begins that somebody woke, in milliseconds: what comes meanwhile goes with it. A life's facts come
 * one by one, and a turn for each would cost three times as much.
 */
export const spacing = 10;

/** One turn after another, never two at once. A turn says in how many milliseconds the next one is due; wake() makes it soon. */
export class Loop implements Running {
  private timer?: NodeJS.Timeout;
  private turning?: Promise<void>;
  private woken = false;
  private stopped = true;
  private failures = 0;
  private endedAt = 0;
  /** Turns belong to whoever started the loop, never to the call, trace or unit of work that woke it. */
  private own = AsyncLocalStorage.snapshot();

  constructor(
    private readonly name: string,
    /** @param woken whether somebody says that there is something to do */
    private readonly turn: (woken: boolean) => Promise<number>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.stopped = false;
    this.own = AsyncLocalStorage.snapshot();
    this.wake();
  }

  /** Waits for the turn that runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turning;
  }

  wake(): void {
    this.woken = true;
    if (this.stopped || this.turning) return;
    this.next(Math.max(0, this.endedAt + spacing - performance.now()));
  }

  private next(wait: number): void {
    clearTimeout(this.timer);
    if (wait > 0) this.timer = setTimeout(() => this.begin(), wait);
    else this.begin();
  }

  private begin(): void {
    this.turning = this.own(() => this.once()).finally(() => {
      this.turning = undefined;
      if (this.woken && this.failures === 0) this.wake();
    });
  }

  private async once(): Promise<void> {
    const { woken } = this;
    this.woken = false;
    const rest = await this.turn(woken).then(
      (milliseconds) => this.succeeded(milliseconds),
      (error: unknown) => this.failed(error),
    );
    this.endedAt = performance.now();
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), this.woken && this.failures === 0 ? Math.min(rest, spacing) : rest);
  }

  private succeeded(rest: number): number {
    this.failures = 0;
    return rest;
  }

  private failed(error: unknown): number {
    this.failures++;
    const rest = Math.min(rests.first * 2 ** (this.failures - 1), rests.most);
    this.log.warn(
      { loop: this.name, failures: this.failures, error: (error as Error).message },
      `${this.name} failed, again in ${rest} ms`,
    );
    return rest;
  }
}
