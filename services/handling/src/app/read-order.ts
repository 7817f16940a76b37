import { notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { OpenAction } from '../domain/buttons.js';
import { openActions } from '../domain/open-actions.js';
import { requireMaySee, seesOwnOnly } from '../domain/sight.js';
import type { WorkOrder } from '../domain/work-order.js';
import type { Lease, OrderLists, QueueName, WorkLeases } from './list-ports.js';
import type { Clock, Numbered, WorkOrders } from './ports.js';

export interface WholeOrder {
  order: WorkOrder;
  timeline: Numbered[];
  actions: OpenAction[];
}

interface Work {
  queue: QueueName;
  item: string;
}

/** Acts upon what may be in somebody else's hand: the queue, and the item of a button's subject. */
const queued: Record<string, (number: string, subject: string) => Work> = {
  approveResult: (_, subject) => ({ queue: 'review', item: subject }),
  rejectResult: (_, subject) => ({ queue: 'review', item: subject }),
  recordCallback: (number, subject) => ({ queue: 'callback', item: `${number}/${subject}` }),
};

/** An order as its caller may see it, with its timeline and the buttons. */
export class ReadOrder {
  constructor(
    private readonly orders: WorkOrders,
    private readonly lists: OrderLists,
    private readonly leases: WorkLeases,
    private readonly clock: Clock,
    private readonly reopenWindowDays: number,
  ) {}

  /** @throws DomainError ORDER_NOT_FOUND, NOT_YOUR_UNIT */
  async whole(number: string, caller: Caller): Promise<WholeOrder> {
    const order = await this.visible(number, caller);
    const [timeline, nextDueAt, actions] = await Promise.all([
      this.orders.timeline(number),
      this.lists.nextDueOf(number),
      this.open(order, caller),
    ]);
    return { order: { ...order, ...(nextDueAt && { nextDueAt }) }, timeline, actions };
  }

  /** @throws DomainError ORDER_NOT_FOUND, NOT_YOUR_UNIT */
  async actions(number: string, caller: Caller): Promise<OpenAction[]> {
    return this.open(await this.visible(number, caller), caller);
  }

  /** Without what somebody else has in hand. */
  private async open(order: WorkOrder, caller: Caller): Promise<OpenAction[]> {
    const actions = openActions({ order, caller, at: this.clock.now(), reopenWindowDays: this.reopenWindowDays });
    const works = actions.map(({ action, subject }) => queued[action]?.(order.number, subject));
    const [review, callback] = await Promise.all((['review', 'callback'] as const).map((queue) => this.holders(queue, works)));
    const held = { review, callback } as Record<QueueName, Map<string, Lease>>;
    return actions.filter((_, index) => {
      const work = works[index];
      const holder = work && held[work.queue].get(work.item)?.person;
      return holder === undefined || holder === caller.person;
    });
  }

  /** One question a queue, however many items; none where there is nothing to ask for. */
  private async holders(queue: QueueName, works: readonly (Work | undefined)[]): Promise<Map<string, Lease>> {
    const items = works.flatMap((work) => (work?.queue === queue ? [work.item] : []));
    return items.length === 0 ? new Map() : this.leases.holders(queue, [...new Set(items)]);
  }

  private async visible(number: string, caller: Caller): Promise<WorkOrder> {
    const order = await this.orders.find(number);
    if (order === undefined) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
    if (seesOwnOnly(caller)) {
      const kin = [order.parentNumber, ...order.parts.map((part) => part.number)].filter((each) => each !== '');
      requireMaySee([order, ...(await this.orders.findAll(kin))], caller);
    }
    return order;
  }
}
