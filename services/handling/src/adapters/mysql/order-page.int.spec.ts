import type { Caller } from '@hotline/platform/lifecycle';
import { Outbox } from '@hotline/platform/messaging';
import { Leases, UnitOfWork, type Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadOrder } from '../../app/read-order.js';
import { takeDispatch } from '../../domain/dispatching.js';
import { openOrder } from '../../domain/open-order.js';
import { signAssignment } from '../../domain/sign.js';
import { splitOrder } from '../../domain/split.js';
import { submitResult } from '../../domain/submit.js';
import { a, dispatcher, monday, opening } from '../../testing/story.js';
import { Facts } from '../events/facts.js';
import { migrations } from './migrations/index.js';
import { openListPorts } from './open-list-ports.js';
import { openWorkOrders } from './open-work-orders.js';

/** Counts what the database is asked. */
class CountingUnitOfWork extends UnitOfWork {
  asked: string[] = [];

  override query<R>(sql: string, values?: unknown[]): Promise<R[]> {
    this.asked.push(sql);
    return super.query<R>(sql, values);
  }

  override bulk<R = never>(sql: string, values?: unknown[]): Promise<R[]> {
    this.asked.push(sql);
    return super.bulk<R>(sql, values);
  }
}

let server: Server;
let database: TestDatabase;
let uow: CountingUnitOfWork;
beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
  uow = new CountingUnitOfWork(server, database.unitOfWork.database);
}, 120_000);
afterAll(async () => {
  await database?.drop();
  await server?.close();
});

const clock = { now: () => monday };
const none = { lead: '', urgency: '' as const, inform: false, finalUnits: [], reason: '' };
const units = (count: number) => Array.from({ length: count }, (_, index) => `unit${index}`);

/** What the page of an order asks of the database, and how many buttons it has. */
async function page(number: string, caller: Caller) {
  const orders = openWorkOrders(uow, new Facts(new Outbox(uow, { service: 'handling', clock })));
  const { lists, leases } = openListPorts({ unitOfWork: uow, leases: new Leases(uow) });
  const read = new ReadOrder(orders, lists, leases, clock, 10);
  uow.asked = [];
  const { actions, order } = await read.whole(number, caller);
  return { statements: uow.asked.length, actions: actions.length, parts: order.parts.length };
}

describe('the page of an order', () => {
  it('asks the database as much for two parts as for six', async () => {
    const orders = openWorkOrders(uow, new Facts(new Outbox(uow, { service: 'handling', clock })));
    const pages = [];
    for (const count of [2, 6]) {
      const number = `411700-20261123-00010${count}`;
      await orders.open(openOrder({ ...opening, number }, dispatcher, monday));
      const cuts = units(count).map((unit) => ({ title: unit, text: '…', category: '', division: '', unit }));
      await orders.update(number, (order) => splitOrder(order, cuts, '涉及多个行业', a('dispatcher'), monday));
      const toFirst = { ...none, dispatchId: `${number}-1/d1`, round: 1, lead: 'unit0', assists: [] };
      await orders.update(`${number}-1`, (part) => takeDispatch(part, toFirst, dispatcher, monday));
      pages.push(await page(number, a('handler', 'unit0')));
    }
    expect(pages.map(({ parts }) => parts)).toEqual([2, 6]);
    expect(pages[1]!.statements).toBe(pages[0]!.statements);
    expect(pages[0]!.statements).toBeLessThanOrEqual(5);
  });

  it('asks the database as much for one result to be reviewed as for five', async () => {
    const orders = openWorkOrders(uow, new Facts(new Outbox(uow, { service: 'handling', clock })));
    const pages = [];
    for (const count of [1, 5]) {
      const number = `411700-20261123-00020${count}`;
      const [lead = '', ...assists] = units(count);
      await orders.open(openOrder({ ...opening, number }, dispatcher, monday));
      const toAll = { ...none, dispatchId: `${number}/d1`, round: 1, lead, assists };
      await orders.update(number, (order) => takeDispatch(order, toAll, dispatcher, monday));
      for (const [index, unit] of units(count).entries()) {
        const id = `${number}/a${index + 1}`;
        const report = { text: '已修复', uncontactedReason: '无法接通', attachments: [] };
        await orders.update(number, (order) => signAssignment(order, id, a('handler', unit), monday));
        await orders.update(number, (order) => submitResult(order, id, report, a('handler', unit), monday));
      }
      pages.push(await page(number, a('reviewer')));
    }
    expect(pages[1]!.actions).toBeGreaterThan(pages[0]!.actions);
    expect(pages[1]!.statements).toBe(pages[0]!.statements);
  });
});
