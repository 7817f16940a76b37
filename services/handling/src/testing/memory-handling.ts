import { notFound } from '@hotline/platform/errors';
import type { Outbox, Subscription } from '@hotline/platform/messaging';
import { MemoryLeases, type MemoryUnitOfWork } from '@hotline/platform/testing';
import { subscribe } from '../adapters/events/subscription.js';
import { Facts } from '../adapters/events/facts.js';
import { DatabaseLeases } from '../adapters/mysql/database-leases.js';
import type { Dues } from '../app/list-ports.js';
import type { Clock, Units } from '../app/ports.js';
import { openActs, type Settings } from '../app/use-cases.js';
import { openMemoryWorkOrders, type MemoryOrders, type Watch } from './memory-work-orders.js';

export interface MemoryHandling extends MemoryOrders {
  /** Whatever changes an order; lists are the database's. */
  use: ReturnType<typeof openActs>;
  subscription: Subscription;
  /** The deadlines that an order is sorted by, by clock. */
  dues: ReadonlyMap<string, { number: string; dueAt: Date }>;
}

export interface HandlingOptions extends Partial<Settings> {
  /** Codes of the units that dispatch knows as active. */
  units: readonly string[];
  watch?: Watch;
}

/** Handling's orders in memory, for specs in which services live together. Each act runs in a unit of work of `uow`. */
export function openMemoryHandling(
  uow: MemoryUnitOfWork,
  outbox: Pick<Outbox, 'append'>,
  clock: Clock,
  { units, watch, signsByItself = true, reopenWindowDays = 10, manyVoices = 10, rehearsedPauseMs = 0 }: HandlingOptions,
): MemoryHandling {
  const opened = openMemoryWorkOrders(uow, new Facts(outbox), watch);
  const dues = new Map<string, { number: string; dueAt: Date }>();
  const ports = {
    orders: opened.orders,
    units: memoryUnits(units),
    clock,
    leases: new DatabaseLeases(new MemoryLeases(uow, clock)),
    dues: memoryDues(uow, dues),
  };
  const use = openActs(ports, { signsByItself, reopenWindowDays, manyVoices, rehearsedPauseMs });
  return { ...opened, use, subscription: subscribe(use), dues };
}

const memoryUnits = (active: readonly string[]): Units => ({
  requireActive: async (codes) => {
    const missing = codes.find((code) => !active.includes(code));
    if (missing !== undefined) throw notFound('UNIT_NOT_FOUND', `there is no unit ${missing}`, { unit: missing });
  },
});

const memoryDues = (uow: MemoryUnitOfWork, dues: Map<string, { number: string; dueAt: Date }>): Dues => ({
  set: async (number, clockId, dueAt) => uow.set(dues, clockId, { number, dueAt }),
  move: async (number, clockId, dueAt) => {
    if (dues.has(clockId)) uow.set(dues, clockId, { number, dueAt });
  },
  end: async (_number, clockId) => {
    const due = dues.get(clockId);
    if (due === undefined) return;
    dues.delete(clockId);
    uow.undo(() => dues.set(clockId, due));
  },
});
