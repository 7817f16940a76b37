import type { Caller } from '@hotline/platform/lifecycle';
import { seesOwnOnly } from '../domain/sight.js';
import type { OrderFilter, OrderItem, OrderLists, Page, Paged } from './list-ports.js';

/** Worklists: a unit's people find their unit's orders, whatever unit they ask for. */
export class FindOrders {
  constructor(private readonly lists: OrderLists) {}

  execute(filter: OrderFilter, page: Page, caller: Caller): Promise<Paged<OrderItem>> {
    return this.lists.find(seesOwnOnly(caller) ? { ...filter, unit: caller.unit } : filter, page);
  }
}
