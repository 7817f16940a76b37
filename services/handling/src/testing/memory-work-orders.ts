import { DomainError } from '@hotline/platform/errors';
import type { Numbered, WorkOrders } from '../app/ports.js';
import type { HandlingEvent } from '../domain/events.js';
import type { Outcome } from '../domain/outcome.js';
import type { WorkOrder } from '../domain/work-order.js';
import { OrderShelf } from './order-shelf.js';

/** Orders in memory, for specs that need no database. A change that is refused leaves nothing behind. */
export class MemoryWorkOrders implements WorkOrders {
  private shelf = new OrderShelf();

  constructor(private readonly publish: (events: readonly HandlingEvent[]) => void = () => undefined) {}

  find(number: string): Promise<WorkOrder | undefined> {
    return Promise.resolve(this.shelf.orders.get(number));
  }

  timeline(number: string): Promise<Numbered[]> {
    return Promise.resolve(this.shelf.lines.get(number) ?? []);
  }

  async open(outcome: Outcome): Promise<void> {
    const { number } = outcome.order;
    if (this.shelf.orders.has(number)) throw new DomainError('exists', 'ALREADY_EXISTS', `${number} exists already`, { id: number });
    await this.atOnce((shelf) => shelf.keep(outcome));
  }

  update(number: string, change: (order: WorkOrder) => Outcome): Promise<WorkOrder> {
    return this.atOnce((shelf) => shelf.change(number, change));
  }

  /** Without a pause between reading and writing: nothing comes in between. */
  private async atOnce(act: (shelf: OrderShelf) => WorkOrder): Promise<WorkOrder> {
    const trial = this.shelf.copy();
    const order = act(trial);
    this.shelf = trial;
    this.publish(trial.events.splice(0));
    return order;
  }
}
