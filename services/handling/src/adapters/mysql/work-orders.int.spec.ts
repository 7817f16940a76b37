import { Outbox } from '@hotline/platform/messaging';
import type { Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { workOrdersSuite } from '../../testing/work-orders-suite.js';
import { Facts } from '../events/facts.js';
import { migrations } from './migrations/index.js';
import { openWorkOrders } from './open-work-orders.js';

let server: Server;
let database: TestDatabase;
beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
}, 120_000);
afterAll(async () => {
  await database?.drop();
  await server?.close();
});

const tables = ['orders', 'timeline', 'order_items', 'unit_items', 'order_grams', 'waiting', 'count_deltas', 'outbox'];

describe('orders in the database', () => {
  workOrdersSuite(async () => {
    const { unitOfWork } = database;
    for (const table of tables) await unitOfWork.execute(`DELETE FROM ${table}`);
    const orders = openWorkOrders(unitOfWork, new Facts(new Outbox(unitOfWork, { service: 'handling', clock: { now: () => new Date() } })));
    const told = async () => (await unitOfWork.query<{ type: string }>('SELECT type FROM outbox ORDER BY id')).map(({ type }) => type);
    return { orders, told };
  });
});
