import { logger } from '../telemetry/index.js';
import type { Worker } from './worker.js';

const log = logger('poll');
const longestPauseMs = 60_000;

/** A worker that also listens: `wake` starts a turn at once instead of at the next interval. */
export type Poll = Worker & { wake(): void };

/**
 * Calls `work` every `everyMs`, again at once while it says that there is more, and earlier when woken. A turn never overlaps itself.
 * A turn that throws is logged, and the pause doubles, up to a minute, until a turn succeeds.
 */
export function poll(name: string, everyMs: number, work: () => Promise<boolean>): Poll {
  let running: Promise<void> | undefined;
  let stopped = false;
  let woken = false;
  let ring: () => void = () => undefined;
  let failures = 0;

  const wake = () => {
    woken = true;
    ring();
  };

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** @returns how long to sleep, ms */
  async function turn(): Promise<number> {
    try {
      const more = await work();
      failures = 0;
      return more ? 0 : everyMs;
    } catch (error) {
      failures += 1;
      log.error({ err: error, worker: name, failures }, 'the turn failed');
      return Math.min(everyMs * 2 ** failures, Math.max(longestPauseMs, everyMs));
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      woken = false;
      const pause = await turn();
      if (!stopped && !(woken && failures === 0) && pause > 0) await sleep(pause);
      else await new Promise(setImmediate); // a busy worker lets others have their turn
    }
  }

  return {
    wake,
    start: () => {
      stopped = false;
      running ??= loop();
    },
    stop: async () => {
      stopped = true;
      ring();
      await running;
      running = undefined;
    },
  };
}
