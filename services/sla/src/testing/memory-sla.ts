import type { Outbox, Subscription } from '@hotline/platform/messaging';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import { ClockSubscription } from '../adapters/events/clock-subscription.js';
import { publishClocks } from '../adapters/events/publish-clocks.js';
import type { Ports, Time } from '../app/ports.js';
import { openUseCases, type UseCases } from '../app/use-cases.js';
import { MemoryDeadlines } from './memory-deadlines.js';
import { MemoryMatters } from './memory-matters.js';
import { MemoryRuleBook } from './memory-rule-book.js';

export interface MemoryPorts extends Ports {
  matters: MemoryMatters;
}

/** Sla's ports in memory, for specs that run many orders through their lives. */
export function openMemoryPorts(uow: MemoryUnitOfWork, outbox: Pick<Outbox, 'append'>, time: Time): MemoryPorts {
  const matters = new MemoryMatters(uow, publishClocks(outbox), time);
  return {
    matters,
    deadlines: new MemoryDeadlines(matters),
    rules: new MemoryRuleBook(uow),
    audit: { append: async () => undefined },
    time,
  };
}

export interface MemorySla {
  ports: MemoryPorts;
  use: UseCases;
  subscription: Subscription;
  /** The worker's turns until nothing is due by `time`; it never fires what is not due yet. */
  fireDue(): Promise<void>;
}

/** All of sla in memory, for specs in which services live together. Each act runs in a unit of work of `uow`. */
export function openMemorySla(uow: MemoryUnitOfWork, outbox: Pick<Outbox, 'append'>, time: Time): MemorySla {
  const ports = openMemoryPorts(uow, outbox, time);
  const use = openUseCases(ports);
  const fireDue = async () => {
    while ((await use.fireClocks.execute()) === 0);
  };
  return { ports, use, subscription: new ClockSubscription(use.applyFact), fireDue };
}
