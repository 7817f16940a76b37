import { notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { OpenAction } from '../domain/buttons.js';
import { openActions } from '../domain/open-actions.js';
import { requireMaySee } from '../domain/sight.js';
import type { WorkOrder } from '../domain/work-order.js';
import type { OrderLists, QueueName, WorkLeases } from './list-ports.js';
import type { Clock, Numbered, WorkOrders } from './ports.js';

export interface WholeOrder {
  order: WorkOrder;
  timeline: Numbered[];
  actions: OpenAction[];
}

/** Acts upon what may be in somebody else's hand: the queue, and the item of a button's subject. */
const queued: Record<string, (number: string, subject: string) => { queue: QueueName; item: string }> = {
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
    const free = await Promise.all(actions.map((action) => this.isFree(order.number, action, caller)));
    return actions.filter((_, index) => free[index]);
  }

  private async isFree(number: string, { action, subject }: OpenAction, { person }: Caller): Promise<boolean> {
    const work = queued[action]?.(number, subject);
    if (work === undefined) return true;
    const holder = (await this.leases.holders(work.queue, [work.item])).get(work.item)?.person;
    return holder === undefined || holder === person;
  }

  private async visible(number: string, caller: Caller): Promise<WorkOrder> {
    const order = await this.orders.find(number);
    if (order === undefined) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
    const kin = [order.parentNumber, ...order.parts.map((part) => part.number)].filter((each) => each !== '');
    requireMaySee([order, ...(await Promise.all(kin.map((each) => this.orders.find(each)))).filter((each) => each !== undefined)], caller);
    return order;
  }
}
