import type { Caller } from '@hotline/platform/lifecycle';
import type { WorkOrder } from '../domain/work-order.js';
import type { Lease, QueueFilter, QueueName, Waiting, WorkLeases, WorkQueues } from './list-ports.js';
import type { WorkOrders } from './ports.js';

export interface Taken {
  order: WorkOrder;
  /** review: the assignment's id; callback: <order number>/<appeal number> */
  item: string;
  lease: Lease | undefined;
}

/** How many are looked at once. */
const look = 50;

/** Work is taken, not grabbed: leases the most urgent, then oldest, that nobody else has. */
export class TakeNextWork {
  constructor(
    private readonly orders: WorkOrders,
    private readonly queues: WorkQueues,
    private readonly leases: WorkLeases,
  ) {}

  /** @returns undefined when nothing waits */
  async execute(queue: QueueName, filter: QueueFilter, { person }: Caller): Promise<Taken | undefined> {
    const taken = await this.take(queue, filter, person);
    const order = taken && (await this.orders.find(taken.number));
    if (taken === undefined || order === undefined) return undefined;
    return { order, item: taken.item, lease: (await this.leases.holders(queue, [taken.item])).get(taken.item) };
  }

  private async take(queue: QueueName, filter: QueueFilter, person: string): Promise<Waiting | undefined> {
    let cursor = '';
    do {
      const { items, nextCursor } = await this.queues.waiting(queue, filter, { size: look, cursor });
      const taken = await this.leases.takeNext(
        queue,
        person,
        items.map(({ item }) => item),
      );
      if (taken !== undefined) return items.find(({ item }) => item === taken);
      cursor = nextCursor;
    } while (cursor !== '');
    return undefined;
  }
}
