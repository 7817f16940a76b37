import { MemoryDocuments, type MemoryUnitOfWork } from '@hotline/platform/testing';
import type { Numbered, WorkOrders } from '../app/ports.js';
import type { Line } from '../domain/line.js';
import type { WorkOrder } from '../domain/work-order.js';
import { StoredOrders, type OrderTables } from '../adapters/mysql/stored-orders.js';

class MemoryTimeline {
  private readonly lines = new Map<string, Numbered[]>();

  constructor(private readonly uow: MemoryUnitOfWork) {}

  async append(number: string, after: number, lines: readonly Line[]): Promise<void> {
    const numbered = lines.map((line, index) => ({ ...line, seq: after + index + 1, traceId: '' }));
    this.uow.set(this.lines, number, [...(this.lines.get(number) ?? []), ...numbered]);
  }

  async of(number: string): Promise<Numbered[]> {
    return this.lines.get(number) ?? [];
  }
}

export interface MemoryOrders {
  orders: WorkOrders;
  /** Every order, in the order of opening: what lists are drawn from. */
  all(): WorkOrder[];
}

/** Hears of each change as it is made, kin included. */
export type Watch = (former: WorkOrder | undefined, order: WorkOrder) => void;

/** Orders in memory, by the very code that stores the real ones. */
export function openMemoryWorkOrders(uow: MemoryUnitOfWork, facts: OrderTables['facts'], watch: Watch = () => undefined): MemoryOrders {
  const documents = new MemoryDocuments<WorkOrder>(uow, { key: ({ number }) => number });
  const timeline = new MemoryTimeline(uow);
  const index = { save: async (former: WorkOrder | undefined, order: WorkOrder) => watch(former, order) };
  return { orders: new StoredOrders(uow, { documents, index, timeline, facts }), all: () => documents.all() };
}
