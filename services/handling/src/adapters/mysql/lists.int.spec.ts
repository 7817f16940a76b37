import { DomainError } from '@hotline/platform/errors';
import { readDocument, type Server, type UnitOfWork } from '@hotline/platform/mysql';
import { freshDatabase, seededRandom, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountQuery, OrderFilter, OrderItem } from '../../app/list-ports.js';
import type { WorkOrder } from '../../domain/work-order.js';
import { randomOpening, randomAct } from '../../testing/random-life.js';
import { monday } from '../../testing/story.js';
import type { Facts } from '../events/facts.js';
import { itemOf, unitRowsOf, waitingOf } from './list-rows.js';
import { migrations } from './migrations/index.js';
import { MysqlCounters } from './mysql-counters.js';
import { MysqlDues } from './mysql-dues.js';
import { MysqlOrderLists } from './mysql-order-lists.js';
import { openWorkOrders } from './open-work-orders.js';
import type { WorkOrders } from '../../app/ports.js';
import { countWaiting } from './observe-queues.js';
import { orderQuery } from './order-query.js';

let server: Server;
let database: TestDatabase;
let uow: UnitOfWork;
const silent = { publish: async () => undefined } as unknown as Facts;
const all: OrderFilter = {
  unit: '',
  assignmentState: '',
  states: [],
  urgency: '',
  categoryPrefix: '',
  divisionPrefix: '',
  dueBefore: undefined,
  numberPrefix: '',
  words: '',
  problemOnly: false,
  sort: 'due',
};
const everything: CountQuery = { by: [], state: '', unit: '', urgency: '', fromDay: '', toDay: '' };
const perhaps = (error: unknown): void => {
  if (!(error instanceof DomainError)) throw error;
};

/** Eighty orders, a thousand things that happen to them, four at a time, while deadlines move and counters are folded. */
async function live(): Promise<void> {
  const random = seededRandom(7);
  const orders = openWorkOrders(uow, silent);
  const dues = new MysqlDues(uow);
  const counters = new MysqlCounters(uow);
  const numbers = Array.from({ length: 80 }, (_, index) => `411700-20261123-${String(index).padStart(6, '0')}`);
  for (const number of numbers) await orders.open(randomOpening(number, random));
  let at = monday.getTime() + 4 * 86_400_000;
  for (let round = 0; round < 300; round++) {
    const acts = Array.from({ length: 4 }, (_, index) => seededRandom(round * 4 + index)); // each its own: the order of arrival changes little
    await Promise.all(acts.map((each) => happen(each, numbers, orders, dues, at + Math.floor(each() * 60_000))));
    at += 60_000;
    if (round % 60 === 30) await counters.fold();
  }
}

async function happen(random: () => number, numbers: string[], orders: WorkOrders, dues: MysqlDues, at: number): Promise<void> {
  const root = numbers[Math.floor(random() * numbers.length)]!;
  const act = randomAct(random);
  await orders.update(random() < 0.2 ? `${root}-1` : root, (order) => act(order, new Date(at))).catch(perhaps);
  const clock = `${root}/order_close/${root}/1`;
  if (random() < 0.3) await dues.set(root, clock, new Date(at + Math.floor(random() * 1e9)));
  if (random() < 0.1) await dues.end(root, clock);
}

const documents = async (): Promise<WorkOrder[]> =>
  (await uow.query<{ body: string }>('SELECT body FROM orders')).map(({ body }) => readDocument<WorkOrder>(body));

/** Every page, three rows at a time. */
async function paged(filter: Partial<OrderFilter>): Promise<OrderItem[]> {
  const lists = new MysqlOrderLists(uow);
  const found: OrderItem[] = [];
  let cursor = '';
  do {
    const { items, nextCursor } = await lists.find({ ...all, ...filter }, { size: 3, cursor });
    found.push(...items);
    cursor = nextCursor;
  } while (cursor !== '');
  return found;
}

const numbersOf = (orders: readonly { number: string }[]) => orders.map(({ number }) => number).sort();

beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
  uow = database.unitOfWork;
  await live();
}, 120_000);
afterAll(async () => {
  await database?.drop();
  await server?.close();
});

describe('what lists read', () => {
  it('is what the documents say, after whatever happened', async () => {
    const orders = await documents();
    expect(new Set(orders.map(({ state }) => state)).size).toBeGreaterThan(5);
    const items = await uow.query<{ number: string }>('SELECT * FROM order_items');
    const byNumber = new Map(items.map((item) => [item.number, item]));
    for (const order of orders) expect(byNumber.get(order.number)).toMatchObject(itemOf(order));
    const units = await uow.query<Record<string, unknown>>(
      'SELECT unit, number, root, assignment_id, assignment_state, state, opened_at FROM unit_items',
    );
    const rows = units.map((row) => Object.values(row));
    expect(sorted(rows)).toEqual(sorted(orders.flatMap(unitRowsOf)));
    const waiting = await uow.query<Record<string, unknown>>(
      'SELECT queue, item, number, urgency_rank, since, category, division FROM waiting',
    );
    expect(waiting.length).toBeGreaterThan(0);
    expect(sorted(waiting.map((row) => Object.values(row)))).toEqual(sorted(orders.flatMap((order) => waitingOf(order))));
    expect((await countWaiting(uow)).reduce((sum, { count }) => sum + count, 0)).toBe(waiting.length);
  });

  it('carries the next deadline on every row of the order', async () => {
    const [row] = await uow.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM unit_items u JOIN order_items i USING (number) WHERE u.next_due_at <> i.next_due_at',
    );
    expect(Number(row?.n)).toBe(0);
    const [item] = await uow.query<{ n: number }>(
      "SELECT COUNT(*) AS n FROM order_items i WHERE next_due_at <> COALESCE((SELECT MIN(due_at) FROM dues d WHERE d.number = i.number), '9999-12-31')",
    );
    expect(Number(item?.n)).toBe(0);
  });
});

describe('the counters', () => {
  const queries: Partial<CountQuery>[] = [
    {},
    { by: ['state'] },
    { by: ['state', 'unit', 'urgency', 'day'] },
    { by: ['unit'], urgency: 'critical' },
    { by: ['urgency'], state: 'callback' },
    { by: ['day'], unit: 'water' },
    { by: ['state'], fromDay: '2026-11-24', toDay: '2026-11-25' },
  ];

  it('agree with a recount, folded or not', async () => {
    const counters = new MysqlCounters(uow);
    const agree = async () => {
      for (const query of queries)
        expect(await counters.count({ ...everything, ...query })).toEqual(await counters.recount({ ...everything, ...query }));
      expect(await uow.query('SELECT * FROM order_count_differences')).toEqual([]);
    };
    expect((await uow.query('SELECT id FROM count_deltas LIMIT 1')).length).toBe(1);
    await agree();
    await Promise.all([counters.fold(), counters.fold(), counters.fold()]);
    while (await counters.fold());
    expect(await uow.query('SELECT id FROM count_deltas')).toEqual([]);
    await agree();
    const [total] = await counters.count(everything);
    expect(total?.count).toBe((await documents()).length);
  });

  it('would be caught by the view if they did not', async () => {
    await uow.execute("UPDATE counters SET count = count + 1 WHERE day <> '' LIMIT 1");
    expect(await uow.query('SELECT * FROM order_count_differences')).toHaveLength(1);
    await uow.execute("UPDATE counters SET count = count - 1 WHERE day <> '' LIMIT 1");
  });
});

describe('a worklist', () => {
  const due = (item: OrderItem) => item.nextDueAt?.getTime() ?? Infinity;

  it('shows every order once, soonest due first', async () => {
    const found = await paged({});
    expect(numbersOf(found)).toEqual(numbersOf(await documents()));
    expect(found.map(due)).toEqual(found.map(due).toSorted((one, other) => one - other));
  });

  it('shows the newest first when asked', async () => {
    const opened = (await paged({ sort: 'opened' })).map(({ openedAt }) => openedAt.getTime());
    expect(opened).toHaveLength((await documents()).length);
    expect(opened).toEqual(opened.toSorted((one, other) => other - one));
  });

  const live = (order: WorkOrder, unit: string) => order.assignments.findLast((each) => each.unit === unit);
  const cases: [string, Partial<OrderFilter>, (order: WorkOrder) => boolean][] = [
    ['states', { states: ['callback', 'in_progress', 'closed'] }, ({ state }) => ['callback', 'in_progress', 'closed'].includes(state)],
    ['one state', { states: ['opened'], sort: 'opened' }, ({ state }) => state === 'opened'],
    ['a unit', { unit: 'water' }, (order) => live(order, 'water') !== undefined],
    [
      'a unit and its state',
      { unit: 'water', assignmentState: 'withdrawn', sort: 'opened' },
      (order) => live(order, 'water')?.state === 'withdrawn',
    ],
    [
      'a unit and states',
      { unit: 'power', states: ['closed', 'in_progress'] },
      (order) => live(order, 'power') !== undefined && ['closed', 'in_progress'].includes(order.state),
    ],
    ['urgency', { urgency: 'critical' }, ({ urgency }) => urgency === 'critical'],
    [
      'category and division',
      { categoryPrefix: '01', divisionPrefix: '4117', urgency: 'normal' },
      ({ category, urgency }) => category.startsWith('01') && urgency === 'normal',
    ],
    ['number', { numberPrefix: '411700-20261123-00001' }, ({ number }) => number.startsWith('411700-20261123-00001')],
    [
      'number and state, newest first',
      { numberPrefix: '411700-20261123-', states: ['closed', 'in_progress'], sort: 'opened' },
      ({ state }) => ['closed', 'in_progress'].includes(state),
    ],
    [
      'number and unit',
      { numberPrefix: '411700-20261123-0000', unit: 'water' },
      (order) => order.number.startsWith('411700-20261123-0000') && live(order, 'water') !== undefined,
    ],
    ['words, soonest first', { words: '停水 小区' }, ({ title }) => title.includes('停水') && title.includes('小区')],
    [
      'words and a state that goes on',
      { words: '停水', states: ['in_progress', 'callback'] },
      ({ title, state }) => title.includes('停水') && ['in_progress', 'callback'].includes(state),
    ],
    [
      'words and states, newest first',
      { words: '停水', states: ['in_progress', 'closed'], sort: 'opened' },
      ({ title, state }) => title.includes('停水') && ['in_progress', 'closed'].includes(state),
    ],
    [
      'a unit, its state, and the state',
      { unit: 'water', assignmentState: 'withdrawn', states: ['in_progress', 'closed'] },
      ({ state, ...order }) => live({ state, ...order }, 'water')?.state === 'withdrawn' && ['in_progress', 'closed'].includes(state),
    ],
    ['words', { words: '停水', sort: 'opened' }, ({ title }) => title.includes('停水')],
    [
      'words of a unit',
      { words: '停水 小区', unit: 'water' },
      (order) => order.title.includes('停水') && live(order, 'water') !== undefined,
    ],
    ['one character', { words: '灯' }, ({ title }) => title.includes('灯')],
    [
      'problems of a unit, by number',
      { problemOnly: true, unit: 'water', numberPrefix: '411700-2026' },
      (order) => order.problems.length > 0 && live(order, 'water') !== undefined,
    ],
    [
      'problems of a unit',
      { problemOnly: true, unit: 'water', sort: 'opened' },
      (order) => order.problems.length > 0 && live(order, 'water') !== undefined,
    ],
    ['problems', { problemOnly: true }, ({ problems }) => problems.length > 0],
  ];

  it.each(cases)('is filtered by %s', async (_, filter, keeps) => {
    const expected = (await documents()).filter(keeps);
    expect(expected.length).toBeGreaterThan(0);
    expect(numbersOf(await paged(filter))).toEqual(numbersOf(expected));
  });

  it.each([
    ['lowest', 'due', 1],
    ['highest', 'opened', -1],
  ] as const)('by a prefix of numbers has the %s number first', async (_, sort, sign) => {
    const found = (await paged({ numberPrefix: '411700-20261123-00001', sort })).map(({ number }) => number);
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(found.toSorted((one, other) => (one < other ? -sign : sign)));
  });

  it('is filtered by what is due', async () => {
    const before = new Date(monday.getTime() + 6 * 86_400_000);
    const found = await paged({ dueBefore: before });
    expect(numbersOf(found)).toEqual(numbersOf((await paged({})).filter(({ nextDueAt }) => nextDueAt !== undefined && nextDueAt < before)));
  });

  it('names the assignment of the unit asked for', async () => {
    for (const item of await paged({ unit: 'water' })) expect(item).toMatchObject({ assignmentId: expect.stringContaining('/a') });
  });

  it.each([
    {},
    { problemOnly: true },
    { sort: 'opened' },
    { states: ['opened'] },
    { unit: 'water' },
    { unit: 'water', states: ['closed'], sort: 'opened' },
    { unit: 'water', urgency: 'critical', categoryPrefix: '01' },
    { unit: 'water', problemOnly: true },
    { urgency: 'critical', sort: 'opened' },
    { numberPrefix: '411700-202611' },
  ] as const)('is never sorted by the database: %j', async (filter) => {
    const { sql, values } = orderQuery({ ...all, ...filter } as OrderFilter, { size: 20, cursor: '' });
    const plan = await uow.bulk<{ table: string | null; Extra: string | null }>(`EXPLAIN ${sql}`, values);
    const read = plan.filter(({ table }) => table === 'u' || table === 'i');
    expect(read.length).toBeGreaterThan(1);
    for (const { Extra } of read) expect(Extra ?? '').not.toContain('filesort');
  });
});

describe('the worklist of all', () => {
  it.each([
    { urgency: 'critical' },
    { urgency: 'critical', sort: 'opened', states: ['closed'] },
    { categoryPrefix: '01', urgency: 'urgent', sort: 'opened', states: ['in_progress'] },
  ] as const)('reads no row but those of the page: %j', async (filter) => {
    const { sql, values } = orderQuery({ ...all, ...filter } as unknown as OrderFilter, { size: 20, cursor: '' });
    const plan = await uow.bulk<{ table: string | null; key: string | null; Extra: string | null }>(`EXPLAIN ${sql}`, values);
    const found = plan.filter(({ table, key }) => table === 'i' && key !== 'PRIMARY');
    expect(found.map(({ Extra }) => Extra)).toEqual([expect.stringContaining('Using index')]);
  });
});

describe('the sight of a unit', () => {
  it('reaches from an order to its parts and back, and no further', async () => {
    const orders = await documents();
    const parts = orders.filter(({ parentNumber }) => parentNumber !== '');
    expect(parts.length).toBeGreaterThan(0);
    const lists = new MysqlOrderLists(uow);
    const seen = await lists.ofUnit('green', numbersOf(orders));
    const has = (order: WorkOrder | undefined) => order?.assignments.some(({ unit }) => unit === 'green') ?? false;
    const kin = (order: WorkOrder) =>
      orders.filter(({ number, parentNumber }) => number === order.parentNumber || parentNumber === order.number);
    expect([...seen].sort()).toEqual(numbersOf(orders.filter((order) => has(order) || kin(order).some(has))));
  });
});

const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
