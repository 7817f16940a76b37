import { MemoryUnitOfWork } from '@hotline/platform/testing';
import { describe } from 'vitest';
import { openMemoryWorkOrders } from './memory-work-orders.js';
import { workOrdersSuite } from './work-orders-suite.js';

describe('orders in memory', () => {
  workOrdersSuite(async () => {
    const told: string[] = [];
    const publish = async (events: readonly { type: string }[]) => {
      uow.afterCommit(() => told.push(...events.map(({ type }) => type)));
    };
    const uow = new MemoryUnitOfWork();
    const { orders } = openMemoryWorkOrders(uow, { publish });
    return { orders, told: async () => told };
  });
});
