import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log, Running } from './event.js';

/** How long a loop rests after a failed turn, in milliseconds; doubled each time up to the most. */
const rests = { first: 100, most: 5_000 };

/** One turn after another, never two at once. A turn says in how many milliseconds the next one is due; wake() makes it now. */
export class Loop implements Running {
  private timer?: NodeJS.Timeout;
  private turning?: Promise<void>;
  private woken = false;
  private stopped = true;
  private failures = 0;
  /** Turns belong to whoever started the loop, never to the call, trace or unit of work that woke it. */
  private own = AsyncLocalStorage.snapshot();

  constructor(
    private readonly name: string,
    private readonly turn: () => Promise<number>,
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
    clearTimeout(this.timer);
    this.turning = this.own(() => this.once()).finally(() => (this.turning = undefined));
  }

  private async once(): Promise<void> {
    this.woken = false;
    const rest = await this.turn().then(
      (milliseconds) => this.succeeded(milliseconds),
      (error: unknown) => this.failed(error),
    );
    if (this.stopped) return;
    const wait = this.woken && this.failures === 0 ? 0 : rest;
    this.timer = setTimeout(() => this.wake(), wait);
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
