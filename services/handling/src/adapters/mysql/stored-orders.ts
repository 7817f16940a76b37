import { notFound } from '@hotline/platform/errors';
import type { Documents, Transactional } from '@hotline/platform/mysql';
import type { Numbered, WorkOrders } from '../../app/ports.js';
import type { HandlingEvent } from '../../domain/events.js';
import { followKin } from '../../domain/follow-kin.js';
import type { Line } from '../../domain/line.js';
import type { Outcome } from '../../domain/outcome.js';
import { rootOf, type WorkOrder } from '../../domain/work-order.js';

/** Where the parts of an outcome go. */
export interface OrderTables {
  documents: Pick<Documents<WorkOrder>, 'find' | 'findAll' | 'lock' | 'insert' | 'update'>;
  /** What lists read. */
  index: { save(former: WorkOrder | undefined, order: WorkOrder): Promise<void> };
  timeline: { append(number: string, after: number, lines: readonly Line[]): Promise<void>; of(number: string): Promise<Numbered[]> };
  facts: { publish(events: readonly HandlingEvent[]): Promise<void> };
}

/** Orders as documents, what lists read of them, their timeline and their events: saved together with what follows for their kin, or not at all. */
export class StoredOrders implements WorkOrders {
  constructor(
    private readonly uow: Transactional,
    private readonly tables: OrderTables,
    /** Called after each commit that changed an order. */
    private readonly changed: () => void = () => undefined,
  ) {}

  find(number: string): Promise<WorkOrder | undefined> {
    return this.tables.documents.find(number);
  }

  findAll(numbers: readonly string[]): Promise<WorkOrder[]> {
    return this.tables.documents.findAll(numbers);
  }

  timeline(number: string): Promise<Numbered[]> {
    return this.tables.timeline.of(number);
  }

  async open(outcome: Outcome): Promise<void> {
    await this.uow.run(() => this.save(undefined, outcome));
  }

  update(number: string, change: (order: WorkOrder) => Outcome): Promise<WorkOrder> {
    return this.uow.run(async () => {
      const root = rootOf(number);
      if (root !== number) await this.tables.documents.lock(root); // a family is always locked from its head: no deadlock between a part and its parent
      return this.change(number, change);
    });
  }

  private async change(number: string, change: (order: WorkOrder) => Outcome): Promise<WorkOrder> {
    const former = await this.tables.documents.lock(number);
    if (former === undefined) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
    return this.save(former, change(former));
  }

  private async save(former: WorkOrder | undefined, { order, events, lines, kin }: Outcome): Promise<WorkOrder> {
    const { documents, index, timeline, facts } = this.tables;
    const next: WorkOrder = { ...order, lines: order.lines + lines.length };
    if (former === undefined) await documents.insert(next);
    else if (order !== former) await documents.update(next);
    await index.save(former, next);
    await timeline.append(order.number, order.lines, lines);
    await facts.publish(events);
    if (lines.length > 0) this.uow.afterCommit(this.changed);
    for (const consequence of kin) {
      if ('open' in consequence) await this.save(undefined, consequence.open);
      else await this.change(consequence.number, (each) => followKin(each, consequence.fact, consequence.at));
    }
    return next;
  }
}
