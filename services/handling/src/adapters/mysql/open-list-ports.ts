import type { Runtime } from '@hotline/platform/hosting';
import type { ListPorts } from '../../app/list-ports.js';
import { DatabaseLeases } from './database-leases.js';
import { MysqlDues } from './mysql-dues.js';
import { MysqlOrderLists } from './mysql-order-lists.js';
import { MysqlWorkQueues } from './mysql-work-queues.js';

/** The real ports of lists and queues, over the service's own database. */
export const openListPorts = ({ unitOfWork, leases }: Pick<Runtime, 'unitOfWork' | 'leases'>): Omit<ListPorts, 'changes' | 'counters'> => ({
  lists: new MysqlOrderLists(unitOfWork),
  queues: new MysqlWorkQueues(unitOfWork),
  leases: new DatabaseLeases(leases),
  dues: new MysqlDues(unitOfWork),
});
