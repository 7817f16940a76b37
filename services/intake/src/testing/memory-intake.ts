import type { Outbox, Subscription } from '@hotline/platform/messaging';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import { OrderSubscription } from '../adapters/events/order-subscription.js';
import { publishEvents } from '../adapters/events/publish-events.js';
import type { Clock } from '../app/ports.js';
import { useCases, type IntakeUseCases } from '../app/use-cases.js';
import type { Category } from '../domain/acceptance.js';
import { memoryPorts, type MemoryPorts } from './memory-ports.js';

export interface MemoryIntake {
  ports: MemoryPorts;
  use: IntakeUseCases;
  subscription: Subscription;
}

export interface IntakeOptions {
  tenant: string;
  /** What dispatch would answer about categories. */
  categories: readonly Category[];
}

/** All of intake in memory, for specs in which services live together. Each act runs in a unit of work of `uow`. */
export function openMemoryIntake(
  uow: MemoryUnitOfWork,
  outbox: Pick<Outbox, 'append'>,
  clock: Clock,
  { tenant, categories }: IntakeOptions,
): MemoryIntake {
  const ports = memoryPorts({ uow, clock, tell: publishEvents(outbox), categories });
  const use = useCases(ports, tenant);
  return { ports, use, subscription: new OrderSubscription(use.followOrders, ports.unitNames) };
}
