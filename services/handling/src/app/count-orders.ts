import type { Caller } from '@hotline/platform/lifecycle';
import { seesOwnOnly } from '../domain/sight.js';
import type { Counters, CountQuery, OrderCount } from './list-ports.js';

/** How many orders there are: a unit's people count what their unit leads. */
export class CountOrders {
  constructor(private readonly counters: Counters) {}

  execute(query: CountQuery, caller: Caller): Promise<OrderCount[]> {
    return this.counters.count(seesOwnOnly(caller) ? { ...query, unit: caller.unit } : query);
  }
}
