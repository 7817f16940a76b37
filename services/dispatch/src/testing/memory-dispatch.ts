import type { Outbox, Subscription } from '@hotline/platform/messaging';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import { subscribe } from '../adapters/events/subscription.js';
import type { Clock } from '../app/ports.js';
import { openUseCases, type UseCases } from '../app/use-cases.js';
import { openMemoryPorts, type MemoryPorts } from './memory-ports.js';

export interface MemoryDispatch {
  ports: MemoryPorts;
  use: UseCases;
  subscription: Subscription;
}

/** All of dispatch in memory, for specs in which services live together. Each act runs in a unit of work of `uow`. */
export function openMemoryDispatch(uow: MemoryUnitOfWork, outbox: Pick<Outbox, 'append'>, clock: Clock, tenant: string): MemoryDispatch {
  const ports = openMemoryPorts(uow, outbox, clock);
  const use = openUseCases(ports, tenant);
  return { ports, use, subscription: subscribe(use.followOrder, use.followReturns) };
}
