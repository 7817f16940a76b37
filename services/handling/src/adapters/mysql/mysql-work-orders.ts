import { notFound } from '@hotline/platform/errors';
import { Documents, type UnitOfWork } from '@hotline/platform/mysql';
import type { Numbered, WorkOrders } from '../../app/ports.js';
import { followKin } from '../../domain/follow-kin.js';
import type { Outcome } from '../../domain/outcome.js';
import { rootOf, type WorkOrder } from '../../domain/work-order.js';
import type { Facts } from './facts.js';
import { OrderIndex } from './order-index.js';
import { TimelineTable } from './timeline-table.js';

/** Orders as documents, what lists read of them, their timeline and their events: saved together, or not at all. */
export class MysqlWorkOrders implements WorkOrders {
  private readonly documents: Documents<WorkOrder>;
  private readonly index: OrderIndex;
  private readonly lines: TimelineTable;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: Facts,
    /** Called after each commit that changed an order. */
    private readonly changed: () => void = () => undefined,
  ) {
    this.documents = new Documents(uow, { table: 'orders', key: ({ number }) => number });
    this.index = new OrderIndex(uow);
    this.lines = new TimelineTable(uow);
  }

  find(number: string): Promise<WorkOrder | undefined> {
    return this.documents.find(number);
  }

  timeline(number: string): Promise<Numbered[]> {
    return this.lines.of(number);
  }

  async open(outcome: Outcome): Promise<void> {
    await this.uow.run(() => this.save(undefined, outcome));
  }

  update(number: string, change: (order: WorkOrder) => Outcome): Promise<WorkOrder> {
    return this.uow.run(async () => {
      const root = rootOf(number);
      if (root !== number) await this.documents.lock(root); // a family is always locked from its head: no deadlock between a part and its parent
      return this.change(number, change);
    });
  }

  private async change(number: string, change: (order: WorkOrder) => Outcome): Promise<WorkOrder> {
    const former = await this.documents.lock(number);
    if (former === undefined) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
    return this.save(former, change(former));
  }

  private async save(former: WorkOrder | undefined, { order, events, lines, kin }: Outcome): Promise<WorkOrder> {
    const next: WorkOrder = { ...order, lines: order.lines + lines.length };
    if (former === undefined) await this.documents.insert(next);
    else if (order !== former) await this.documents.update(next);
    await this.index.save(former, next);
    await this.lines.append(order.number, order.lines, lines);
    await this.facts.publish(events);
    if (lines.length > 0) this.uow.afterCommit(this.changed);
    for (const consequence of kin) {
      if ('open' in consequence) await this.save(undefined, consequence.open);
      else await this.change(consequence.number, (each) => followKin(each, consequence.fact, consequence.at));
    }
    return next;
  }
}
