import type { Outbox } from '@hotline/platform/messaging';
import { MemoryLeases, type MemoryUnitOfWork } from '@hotline/platform/testing';
import { publishEvents } from '../adapters/events/publish-events.js';
import { DatabaseLeases } from '../adapters/mysql/database-leases.js';
import type { Clock, Ports } from '../app/ports.js';
import { catalogueOf } from '../domain/catalogue.js';
import { treeOf } from '../domain/category.js';
import { MemoryEditions } from './memory-editions.js';
import { MemoryPlacements } from './memory-placements.js';
import { MemoryReplyTemplates } from './memory-reply-templates.js';
import { MemoryReturns } from './memory-returns.js';
import { MemoryUnits } from './memory-units.js';

export interface MemoryPorts extends Ports {
  placements: MemoryPlacements;
  returns: MemoryReturns;
}

/** Dispatch's ports in memory, for specs that run many orders through their lives. */
export function openMemoryPorts(uow: MemoryUnitOfWork, outbox: Pick<Outbox, 'append'>, clock: Clock): MemoryPorts {
  const publish = publishEvents(outbox);
  return {
    placements: new MemoryPlacements(uow, publish),
    returns: new MemoryReturns(uow, publish),
    units: new MemoryUnits(uow, publish),
    catalogues: new MemoryEditions(uow, publish, catalogueOf(0, [])),
    trees: new MemoryEditions(uow, publish, treeOf(0, [])),
    templates: new MemoryReplyTemplates(uow),
    leases: new DatabaseLeases(new MemoryLeases(uow, clock)),
    clock,
  };
}
