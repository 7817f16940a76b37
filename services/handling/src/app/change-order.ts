import { later } from '../domain/later.js';
import type { Outcome } from '../domain/outcome.js';
import { orderOf, type WorkOrder } from '../domain/work-order.js';
import type { Clock, WorkOrders } from './ports.js';

type Decide = (order: WorkOrder, at: Date) => Outcome;

/** The one way in which an order changes: load, decide at the database's time, save. */
export class ChangeOrder {
  constructor(
    private readonly orders: WorkOrders,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ORDER_NOT_FOUND, and whatever the decision refuses */
  order(number: string, decide: Decide): Promise<WorkOrder> {
    return this.orders.update(number, (order) => decide(order, later(this.clock.now(), order.changedAt)));
  }

  /** The order that an assignment, a suspension, an escalation or an objection belongs to. */
  orderOf(id: string, decide: Decide): Promise<WorkOrder> {
    return this.order(orderOf(id), decide);
  }

  /** By a fact of another service: it counts as of when it happened, but never before the order's last change. */
  byFact(number: string, happenedAt: Date, decide: Decide): Promise<WorkOrder> {
    return this.orders.update(number, (order) => decide(order, later(happenedAt, order.changedAt)));
  }
}
