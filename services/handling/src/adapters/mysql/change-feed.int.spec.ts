import { setTimeout as pause } from 'node:timers/promises';
import { openServer, UnitOfWork, type Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../app/list-ports.js';
import { noted } from '../../domain/outcome.js';
import { openOrder } from '../../domain/open-order.js';
import { dispatcher, monday, opening } from '../../testing/story.js';
import { ChangeFeed } from './change-feed.js';
import type { Facts } from '../events/facts.js';
import { migrations } from './migrations/index.js';
import { openWorkOrders } from './open-work-orders.js';
import type { WorkOrders } from '../../app/ports.js';

const silent = { publish: async () => undefined } as unknown as Facts;
let server: Server;
let database: TestDatabase;
let elsewhere: Server;
let ends: AbortController[] = [];

beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
  elsewhere = openServer(server.options);
}, 120_000);
afterEach(() => {
  for (const end of ends) end.abort();
  ends = [];
});
afterAll(async () => {
  await elsewhere?.close();
  await database?.drop();
  await server?.close();
});

/** Another process over the same database. */
const theirs = () => new UnitOfWork(elsewhere, database.unitOfWork.database);
const open = async (orders: WorkOrders, number: string) => orders.open(openOrder({ ...opening, number }, dispatcher, monday));
const note = (orders: WorkOrders, number: string, what: string) =>
  orders.update(number, (order) => noted(order, { at: monday, who: dispatcher, what, why: '', data: {} }));

/** Follows from now on. */
async function following(feed: ChangeFeed): Promise<{ heard: Change[]; end: AbortController; over: Promise<void> }> {
  const end = new AbortController();
  ends.push(end);
  const heard: Change[] = [];
  const read = async () => {
    for await (const batch of feed.follow(end.signal)) heard.push(...batch);
  };
  const over = read();
  await pause(150); // until it has found the end of the timeline
  return { heard, end, over };
}

const heardOf = (heard: Change[], number: string) => heard.filter((change) => change.number === number).map(({ what }) => what);

describe('who follows the changes', () => {
  it('hears at once what this process commits, and soon what another one does', async () => {
    const feed = new ChangeFeed(database.unitOfWork, 200);
    const here = openWorkOrders(database.unitOfWork, silent, feed.wake);
    const { heard } = await following(feed);
    await open(here, 'n-1');
    await vi.waitFor(() => expect(heard).toEqual([{ number: 'n-1', state: 'opened', what: 'OrderOpened', at: monday }]), { timeout: 150 });
    await note(openWorkOrders(theirs(), silent), 'n-1', 'NoticeSent');
    await vi.waitFor(() => expect(heardOf(heard, 'n-1')).toEqual(['OrderOpened', 'NoticeSent']));
  });

  it('hears nothing of what was before, or was undone', async () => {
    const feed = new ChangeFeed(database.unitOfWork, 50);
    const orders = openWorkOrders(database.unitOfWork, silent, feed.wake);
    await open(orders, 'n-2');
    const { heard } = await following(feed);
    const undone = database.unitOfWork.run(async () => {
      await note(orders, 'n-2', 'NoticeSent');
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await pause(200);
    expect(heard).toEqual([]);
  });

  it('misses nothing that was written first and committed last', async () => {
    const feed = new ChangeFeed(database.unitOfWork, 50);
    const uow = theirs();
    const slow = openWorkOrders(uow, silent);
    const quick = openWorkOrders(database.unitOfWork, silent, feed.wake);
    await open(quick, 'n-3');
    await open(quick, 'n-4');
    const { heard } = await following(feed);
    const late = uow.run(async () => {
      await note(slow, 'n-3', 'Slow');
      await pause(400);
    });
    await pause(100);
    await note(quick, 'n-4', 'Quick');
    await vi.waitFor(() => expect(heardOf(heard, 'n-4')).toEqual(['Quick']));
    expect(heardOf(heard, 'n-3')).toEqual([]);
    await late;
    await vi.waitFor(() => expect(heardOf(heard, 'n-3')).toEqual(['Slow']));
    await pause(200);
    expect(heardOf(heard, 'n-4')).toEqual(['Quick']);
  });

  it('ends when nobody listens any more, and the reading with it', async () => {
    const feed = new ChangeFeed(database.unitOfWork, 20);
    const read = vi.spyOn(database.unitOfWork, 'query');
    const { end, over } = await following(feed);
    end.abort();
    await over;
    await pause(100);
    const before = read.mock.calls.length;
    await pause(200);
    expect(read.mock.calls.length).toBe(before);
    read.mockRestore();
  });

  it('finds the last change of an order that changed more than once while it did not look', async () => {
    const feed = new ChangeFeed(database.unitOfWork, 50);
    const orders = openWorkOrders(theirs(), silent);
    await open(orders, 'n-5');
    const end = new AbortController();
    ends.push(end);
    const slow = feed.follow(end.signal);
    const first = slow.next();
    await pause(150);
    await note(orders, 'n-5', 'First');
    expect((await first).value).toMatchObject([{ what: 'First' }]);
    await note(orders, 'n-5', 'Second');
    await pause(100);
    await note(orders, 'n-5', 'Third');
    await pause(100);
    expect((await slow.next()).value).toMatchObject([{ what: 'Third' }]);
  });
});
