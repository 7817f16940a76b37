import { logger } from '../telemetry/index.js';
import type { Worker } from './worker.js';

const log = logger('poll');
const longestPauseMs = 60_000;

/** A worker that also listens: `wake` starts a turn at once instead of at the next interval. */
export type Poll = Worker & { wake(): void };

class Poller implements Poll {
  private running: Promise<void> | undefined;
  private stopped = false;
  private woken = false;
  private failures = 0;
  private ring: () => void = () => undefined;

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<boolean>,
  ) {}

  wake(): void {
    this.woken = true;
    this.ring();
  }

  start(): void {
    this.stopped = false;
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.ring();
    await this.running;
    this.running = undefined;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const pauseMs = await this.turn();
      if (pauseMs > 0 && !this.stopped && !this.woken) await this.sleep(pauseMs);
      else await new Promise(setImmediate); // a busy worker lets others have their turn
    }
  }

  /** @returns how long to sleep, ms */
  private async turn(): Promise<number> {
    try {
      const more = await this.work();
      this.failures = 0;
      return more ? 0 : this.everyMs;
    } catch (error) {
      this.failures += 1;
      this.woken = false;
      log.error({ err: error, worker: this.name, failures: this.failures }, 'the turn failed');
      return Math.min(this.everyMs * 2 ** this.failures, Math.max(longestPauseMs, this.everyMs));
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/**
 * Calls `work` every `everyMs`, again at once while it says that there is more, and earlier when woken. A turn never overlaps itself.
 * A turn that throws is logged, and the pause doubles, up to a minute, until a turn succeeds.
 */
export const poll = (name: string, everyMs: number, work: () => Promise<boolean>): Poll => new Poller(name, everyMs, work);
