import type { Actor } from '@hotline/platform/lifecycle';
import { openOrder, type Opening } from '../domain/open-order.js';
import { urgeByCitizen } from '../domain/urge.js';
import type { ChangeOrder } from './change-order.js';
import type { WorkOrders } from './ports.js';

/** What intake's facts do to orders. A fact about an unknown order throws, so that it is tried again later. */
export class FollowAppeal {
  constructor(
    private readonly orders: WorkOrders,
    private readonly change: ChangeOrder,
  ) {}

  /** AppealAccepted: the order opens, with the appeal's number. */
  async accepted(opening: Opening, actor: Actor, at: Date): Promise<void> {
    if ((await this.orders.find(opening.number)) === undefined) await this.orders.open(openOrder(opening, actor, at));
  }

  /** AppealUrged; an agent's own urging too. */
  async urged(orderNumber: string, words: string, actor: Actor, happenedAt: Date): Promise<void> {
    await this.change.byFact(orderNumber, happenedAt, (order, at) => urgeByCitizen(order, words, actor, at));
  }
}
