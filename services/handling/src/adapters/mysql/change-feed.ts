import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { UnitOfWork } from '@hotline/platform/mysql';
import { logger } from '@hotline/platform/telemetry';
import type { Change, Changes } from '../../app/list-ports.js';
import { ChangeReader } from './change-reader.js';
import { TimelineTail } from './timeline-tail.js';

const log = logger('change-feed');

/**
 * What changes, for screens. While somebody follows, one loop reads the tail of the timeline for all of them: at once after a commit of this
 * process, and every half second for what others have committed.
 */
export class ChangeFeed implements Changes {
  private readonly readers = new Set<ChangeReader>();
  /** The loop belongs to no call: it carries nobody's trace and joins nobody's unit of work. */
  private readonly apart = AsyncLocalStorage.snapshot();
  private readonly tail: TimelineTail;
  private running = false;
  private nudge = new AbortController();

  constructor(
    uow: UnitOfWork,
    private readonly everyMs = 500,
  ) {
    this.tail = new TimelineTail(uow);
  }

  /** Something was committed here. */
  readonly wake = (): void => this.nudge.abort();

  async *follow(signal: AbortSignal): AsyncGenerator<Change[]> {
    const reader = new ChangeReader(signal);
    this.readers.add(reader);
    if (!this.running) this.apart(() => void this.loop());
    try {
      while (!signal.aborted) {
        const changes = await reader.next();
        if (changes.length > 0) yield changes;
      }
    } finally {
      this.readers.delete(reader);
    }
  }

  private async loop(): Promise<void> {
    this.running = true;
    this.tail.forget();
    while (this.readers.size > 0) {
      this.nudge = new AbortController();
      try {
        const changes = await this.tail.read();
        for (const reader of this.readers) reader.push(changes);
      } catch (error) {
        log.error({ err: error }, 'the timeline could not be read');
      }
      await pause(this.everyMs, undefined, { signal: this.nudge.signal, ref: false }).catch(() => undefined);
    }
    this.running = false;
  }
}
