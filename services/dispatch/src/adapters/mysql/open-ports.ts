import type { Runtime } from '@hotline/platform/hosting';
import type { Ports } from '../../app/ports.js';
import { DatabaseLeases } from './database-leases.js';
import { catalogueTable, treeTable } from './edition-tables.js';
import { Facts } from './facts.js';
import { MysqlEditions } from './mysql-editions.js';
import { MysqlPlacements } from './mysql-placements.js';
import { MysqlReplyTemplates } from './mysql-reply-templates.js';
import { MysqlReturns } from './mysql-returns.js';
import { MysqlUnits } from './mysql-units.js';

/** The real ports, over the service's own database. */
export function openPorts({ unitOfWork, outbox, leases, clock }: Pick<Runtime, 'unitOfWork' | 'outbox' | 'leases' | 'clock'>): Ports {
  const facts = new Facts(outbox);
  return {
    placements: new MysqlPlacements(unitOfWork, facts),
    returns: new MysqlReturns(unitOfWork, facts),
    units: new MysqlUnits(unitOfWork, facts),
    catalogues: new MysqlEditions(unitOfWork, facts, catalogueTable),
    trees: new MysqlEditions(unitOfWork, facts, treeTable),
    templates: new MysqlReplyTemplates(unitOfWork),
    leases: new DatabaseLeases(leases),
    clock,
  };
}
