import { Documents, type UnitOfWork } from '@hotline/platform/mysql';
import type { WorkOrders } from '../../app/ports.js';
import type { Facts } from '../events/facts.js';
import { OrderIndex } from './order-index.js';
import { StoredOrders } from './stored-orders.js';
import { TimelineTable } from './timeline-table.js';

/** Orders over the service's own database. `changed` is called after each commit that changed an order. */
export const openWorkOrders = (uow: UnitOfWork, facts: Facts, changed?: () => void, rehearsedPauseMs = 0): WorkOrders =>
  new StoredOrders(
    uow,
    {
      documents: new Documents(uow, { table: 'orders', key: ({ number }) => number }),
      index: new OrderIndex(uow, rehearsedPauseMs),
      timeline: new TimelineTable(uow),
      facts,
    },
    changed,
  );
