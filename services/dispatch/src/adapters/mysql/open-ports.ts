import type { Runtime } from '@hotline/platform/hosting';
import type { Ports } from '../../app/ports.js';
import { publishEvents } from '../events/publish-events.js';
import { DatabaseLeases } from './database-leases.js';
import { catalogueTable, treeTable } from './edition-tables.js';
import { MysqlEditions } from './mysql-editions.js';
import { MysqlPlacements } from './mysql-placements.js';
import { MysqlReplyTemplates } from './mysql-reply-templates.js';
import { MysqlReturns } from './mysql-returns.js';
import { MysqlUnits } from './mysql-units.js';

/** The real ports, over the service's own database. */
export function openPorts({ unitOfWork, outbox, leases, clock }: Pick<Runtime, 'unitOfWork' | 'outbox' | 'leases' | 'clock'>): Ports {
  const publish = publishEvents(outbox);
  return {
    placements: new MysqlPlacements(unitOfWork, publish),
    returns: new MysqlReturns(unitOfWork, publish),
    units: new MysqlUnits(unitOfWork, publish),
    catalogues: new MysqlEditions(unitOfWork, publish, catalogueTable),
    trees: new MysqlEditions(unitOfWork, publish, treeTable),
    templates: new MysqlReplyTemplates(unitOfWork),
    leases: new DatabaseLeases(leases),
    clock,
  };
}
