import { lineAbout, type Told } from '../domain/line.js';
import { noted } from '../domain/outcome.js';
import type { ChangeOrder } from './change-order.js';
import type { WorkOrders } from './ports.js';

/** What others tell about an order, as a line of its timeline. */
export class NoteFacts {
  constructor(
    private readonly orders: WorkOrders,
    private readonly change: ChangeOrder,
  ) {}

  /** A fact about an order that is not known yet throws, so that it is tried again later. @throws DomainError ORDER_NOT_FOUND */
  async note(number: string, told: Told): Promise<void> {
    await this.change.byFact(number, told.at, (order, at) => noted(order, { ...lineAbout(told), at }));
  }

  /** The same, where the number may be that of an appeal that never became an order. */
  async noteIfOrder(number: string, told: Told): Promise<void> {
    if ((await this.orders.find(number)) !== undefined) await this.note(number, told);
  }
}
