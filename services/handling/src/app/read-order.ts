import { notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { OpenAction } from '../domain/buttons.js';
import { openActions } from '../domain/open-actions.js';
import { requireMaySee } from '../domain/sight.js';
import type { WorkOrder } from '../domain/work-order.js';
import type { Numbered, WorkOrders } from './ports.js';

export interface WholeOrder {
  order: WorkOrder;
  timeline: Numbered[];
  actions: OpenAction[];
}

/** An order as its caller may see it, with its timeline and the buttons. */
export class ReadOrder {
  constructor(private readonly orders: WorkOrders) {}

  /** @throws DomainError ORDER_NOT_FOUND, NOT_YOUR_UNIT */
  async whole(number: string, caller: Caller): Promise<WholeOrder> {
    const order = await this.visible(number, caller);
    return { order, timeline: await this.orders.timeline(number), actions: openActions(order, caller) };
  }

  async actions(number: string, caller: Caller): Promise<OpenAction[]> {
    return openActions(await this.visible(number, caller), caller);
  }

  private async visible(number: string, caller: Caller): Promise<WorkOrder> {
    const order = await this.orders.find(number);
    if (order === undefined) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
    const kin = [order.parentNumber, ...order.parts.map((part) => part.number)].filter((each) => each !== '');
    requireMaySee([order, ...(await Promise.all(kin.map((each) => this.orders.find(each)))).filter((each) => each !== undefined)], caller);
    return order;
  }
}
