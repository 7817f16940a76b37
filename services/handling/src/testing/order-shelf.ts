import { notFound } from '@hotline/platform/errors';
import type { Numbered } from '../app/ports.js';
import type { HandlingEvent } from '../domain/events.js';
import { followKin } from '../domain/follow-kin.js';
import type { Outcome } from '../domain/outcome.js';
import type { WorkOrder } from '../domain/work-order.js';

/** Orders, their timelines and their events in memory: what the database does, without the database. */
export class OrderShelf {
  readonly orders = new Map<string, WorkOrder>();
  readonly lines = new Map<string, Numbered[]>();
  readonly events: HandlingEvent[] = [];

  /** @throws DomainError ORDER_NOT_FOUND */
  get(number: string): WorkOrder {
    const order = this.orders.get(number);
    if (order === undefined) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
    return order;
  }

  change(number: string, change: (order: WorkOrder) => Outcome): WorkOrder {
    return this.keep(change(this.get(number)));
  }

  keep({ order, events, lines, kin }: Outcome): WorkOrder {
    const numbered = lines.map((line, index) => ({ ...line, seq: order.lines + index + 1, traceId: '' }));
    const kept = { ...order, lines: order.lines + lines.length };
    this.orders.set(order.number, kept);
    this.lines.set(order.number, [...(this.lines.get(order.number) ?? []), ...numbered]);
    this.events.push(...events);
    for (const consequence of kin) {
      if ('open' in consequence) this.keep(consequence.open);
      else this.change(consequence.number, (each) => followKin(each, consequence.fact, consequence.at));
    }
    return kept;
  }
}
