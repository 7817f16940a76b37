import type { Caller } from '@hotline/platform/lifecycle';
import { seesOwnOnly } from '../domain/sight.js';
import type { Change, Changes, OrderLists } from './list-ports.js';

/** Tells a screen which of the orders that it may see have changed. */
export class WatchOrders {
  constructor(
    private readonly changes: Changes,
    private readonly lists: OrderLists,
  ) {}

  /** @param numbers these only; none: all. It goes on until `signal` is aborted. */
  async *execute(numbers: readonly string[], caller: Caller, signal: AbortSignal): AsyncIterable<Change> {
    const wanted = new Set(numbers);
    for await (const batch of this.changes.follow(signal)) {
      const asked = wanted.size === 0 ? batch : batch.filter(({ number }) => wanted.has(number));
      yield* await this.visible(asked, caller);
    }
  }

  private async visible(changes: readonly Change[], caller: Caller): Promise<readonly Change[]> {
    if (!seesOwnOnly(caller)) return changes;
    const own = await this.lists.ofUnit(
      caller.unit,
      changes.map(({ number }) => number),
    );
    return changes.filter(({ number }) => own.has(number));
  }
}
