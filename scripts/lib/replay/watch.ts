// Listens to handling's stream of changed orders, so that whoever waits for one need not ask all the time.
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '../stack/people.ts';

export class Watch {
  private readonly waiting = new Map<string, Set<() => void>>();
  private readonly end = new AbortController();

  /** Listens until close(); a stream that breaks is taken up again, and whoever waits looks at intervals anyway. */
  async listen({ handling }: Desk): Promise<void> {
    while (!this.end.signal.aborted) {
      try {
        // A desk brings the token first, so its streams come by a promise.
        const changes = await Promise.resolve(handling.watchOrders({ numbers: [] }, { signal: this.end.signal }));
        for await (const { number } of changes) this.waiting.get(number)?.forEach((wake) => wake());
      } catch {
        await pause(1000, undefined, { signal: this.end.signal }).catch(() => undefined);
      }
    }
  }

  /** Resolves when the order changes, or after so many milliseconds. */
  async next(number: string, atMostMs: number): Promise<void> {
    const waiting = this.waiting.get(number) ?? new Set();
    this.waiting.set(number, waiting);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, atMostMs);
      waiting.add(done);
      function done(): void {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      }
    });
    if (waiting.size === 0) this.waiting.delete(number);
  }

  close(): void {
    this.end.abort();
  }
}
