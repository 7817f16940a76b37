import type { FindOrdersRequest } from '@hotline/proto/handling/v1/finding';
import type { HotlineEvent } from '@hotline/proto/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatcher, Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const hourMs = 3_600_000;
const from = (ms: number) => new Date(Date.now() + ms);

const wanted = (change: Partial<FindOrdersRequest> = {}): FindOrdersRequest => ({
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
  sort: '',
  pageSize: 0,
  cursor: '',
  ...change,
});
const found = async (change: Partial<FindOrdersRequest>, as = stage.as('supervisor')) => (await as.findOrders(wanted(change))).orders;
const numbers = async (change: Partial<FindOrdersRequest>, as = stage.as('supervisor')) =>
  (await found(change, as)).map(({ number }) => number);

/** One of sla's facts about a clock. */
const clock = (type: string, number: string, kind: string, more: object = {}) =>
  stage.tell('sla.clock', {
    type,
    number,
    at: new Date(),
    actor: dispatcher,
    clockId: `${number}/${kind}/1`,
    kind,
    subject: number,
    unit: '',
    ...more,
  } as HotlineEvent);

describe('a worklist', () => {
  it('shows what a row needs, filtered and in the order of opening', async () => {
    const first = await stage.signed('water', { category: 'F101', title: '文明路路灯不亮' });
    const second = await stage.accept({ category: 'F102', title: '小区停水两天', urgency: 'urgent' });
    const rows = await found({ categoryPrefix: 'F1', sort: 'opened' });
    expect(rows.map(({ number }) => number)).toEqual([second, first]);
    expect(rows[1]).toMatchObject({
      state: 'in_progress',
      round: 1,
      leadUnit: 'water',
      kind: 'complaint',
      division: '411702',
      problems: [],
    });
    expect(rows[1]!.nextDueAt).toBeUndefined();
    expect(await numbers({ categoryPrefix: 'F1', words: '停水' })).toEqual([second]);
    expect(await numbers({ categoryPrefix: 'F1', words: '路灯 文明' })).toEqual([first]);
    expect(await numbers({ categoryPrefix: 'F1', urgency: 'urgent' })).toEqual([second]);
    expect(await numbers({ categoryPrefix: 'F1', states: ['in_progress', 'closed'] })).toEqual([first]);
    expect(await numbers({ numberPrefix: second })).toEqual([second]);
  });

  it('pages without a gap', async () => {
    const all = [];
    for (let each = 0; each < 5; each++) all.push(await stage.accept({ category: 'F2' }));
    const seen: string[] = [];
    for (let cursor = '', first = true; first || cursor !== ''; first = false) {
      const page = await stage.as('agent').findOrders(wanted({ categoryPrefix: 'F2', pageSize: 2, cursor }));
      seen.push(...page.orders.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen.toSorted()).toEqual(all.toSorted());
  });

  it('is sorted by the earliest deadline that runs; what is late stays first until it is met', async () => {
    const [a, b, c] = [
      await stage.accept({ category: 'F3' }),
      await stage.accept({ category: 'F3' }),
      await stage.accept({ category: 'F3' }),
    ];
    await clock('ClockStarted', a, 'order_close', { dueAt: from(5 * hourMs) });
    await clock('ClockStarted', a, 'sign', { dueAt: from(2 * hourMs) });
    await clock('ClockStarted', b, 'order_close', { dueAt: from(-hourMs) });
    await clock('ClockBreached', b, 'order_close', { dueAt: from(-hourMs) });
    await clock('ClockStarted', c, 'dispute_window', { dueAt: from(1000) }); // nobody is late when it passes
    const list = () => numbers({ categoryPrefix: 'F3' });
    expect(await list()).toEqual([b, a, c]);
    expect((await stage.order(a)).nextDueAt!.getTime() - Date.now()).toBeLessThan(2.1 * hourMs);
    expect(await numbers({ categoryPrefix: 'F3', dueBefore: from(hourMs) })).toEqual([b]);
    await clock('ClockMoved', b, 'order_close', { dueAt: from(9 * hourMs) });
    expect(await list()).toEqual([a, b, c]);
    await clock('ClockPaused', a, 'order_close', { cause: 'held' });
    await clock('ClockMet', a, 'sign', { dueAt: from(0), metAt: from(0), late: false });
    expect(await list()).toEqual([b, a, c]);
    await clock('ClockResumed', a, 'order_close', { dueAt: from(hourMs) });
    await clock('ClockCancelled', b, 'order_close');
    expect((await list())[0]).toBe(a);
  });

  it('shows problem orders apart', async () => {
    const number = await stage.accept({ category: 'F4' });
    await stage.accept({ category: 'F4' });
    for (const [index, unit] of ['water', 'power', 'roads'].entries()) {
      const assignmentId = `${number}/a${index + 1}`;
      await stage.dispatch(number, unit);
      await stage
        .unit(unit)
        .returnAssignment({ assignmentId, ground: 'not_our_duty', basis: '三定规定', proposedUnit: 'green', words: '' });
      await stage.decideReturn('ReturnGranted', assignmentId, { unit });
    }
    expect(await found({ categoryPrefix: 'F4', problemOnly: true })).toMatchObject([{ number, problems: ['bounced'] }]);
  });

  it('refuses what it cannot read', async () => {
    const refusal = (change: Partial<FindOrdersRequest>) => stage.as('agent').findOrders(wanted(change));
    await expect(refusal({ states: ['lost'] })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED', metadata: { field: 'states' } });
    await expect(refusal({ assignmentState: 'lost' })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED' });
    await expect(refusal({ sort: 'mood' })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED' });
    await expect(refusal({ urgency: 'huge' })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED' });
    await expect(refusal({ pageSize: 101 })).rejects.toMatchObject({ reason: 'NUMBER_NOT_ALLOWED' });
    await expect(refusal({ cursor: 'x' })).rejects.toMatchObject({ reason: 'BAD_CURSOR' });
    await expect(refusal({ words: '长'.repeat(61) })).rejects.toMatchObject({ reason: 'FIELD_TOO_LONG' });
  });
});

describe("a unit's people", () => {
  it('find their own orders by the state of their part, also those that they had', async () => {
    const own = await stage.signed('green', { category: 'F5' });
    const other = await stage.signed('police', { category: 'F5' });
    const handler = stage.unit('green', 'handler');
    expect(await numbers({ categoryPrefix: 'F5', unit: 'police' }, handler)).toEqual([own]);
    expect(await found({ categoryPrefix: 'F5' }, handler)).toMatchObject([{ assignmentId: `${own}/a1`, assignmentState: 'signed' }]);
    expect(await numbers({ categoryPrefix: 'F5', assignmentState: 'assigned' }, handler)).toEqual([]);
    await stage.as('dispatcher').recallAssignment({ assignmentId: `${own}/a1`, reason: '派错', wrongDispatch: true });
    expect(await numbers({ categoryPrefix: 'F5', assignmentState: 'withdrawn' }, handler)).toEqual([own]);
    await expect(handler.getOrder({ number: other })).rejects.toMatchObject({ reason: 'NOT_YOUR_UNIT' });
    await expect(handler.listOpenActions({ number: other })).rejects.toMatchObject({ reason: 'NOT_YOUR_UNIT' });
    expect((await handler.getOrder({ number: own })).order?.number).toBe(own);
  });
});

describe('the figures', () => {
  const count = async (change: object, as = stage.as('leader')) =>
    (await as.countOrders({ by: [], state: '', unit: '', urgency: '', fromDay: '', toDay: '', ...change })).counts;

  it('count each order once, at its lead, exactly', async () => {
    const before = Number((await count({ unit: 'roads' }))[0]?.count ?? 0);
    const critical = await stage.signed('roads', { urgency: 'critical' });
    await stage.signed('roads');
    const counts = await count({ by: ['state', 'urgency'], unit: 'roads' });
    const sum = counts.reduce((total, { count: each }) => total + Number(each), 0);
    expect(sum).toBe(before + 2);
    expect(counts).toContainEqual({ state: 'in_progress', urgency: 'critical', unit: '', day: '', count: '1' });
    await stage.report(`${critical}/a1`, 'roads');
    await stage.as('reviewer').approveResult({ assignmentId: `${critical}/a1` });
    expect(await count({ by: ['state'], unit: 'roads', urgency: 'critical' })).toMatchObject([{ state: 'callback', count: '1' }]);
  });

  it('are told by day of opening, here', async () => {
    const at = new Date('2026-03-01T17:30:00Z'); // the second of March on the clocks here
    await stage.accept({ at });
    expect(await count({ by: ['day'], fromDay: '2026-03-01', toDay: '2026-03-03' })).toEqual([
      { day: '2026-03-02', state: '', unit: '', urgency: '', count: '1' },
    ]);
  });

  it("are a unit's own for its people", async () => {
    await stage.signed('police');
    const all = await count({ by: ['unit'] }, stage.unit('police', 'handler'));
    expect(all.map(({ unit }) => unit)).toEqual(['police']);
  });

  it('refuse dimensions and days that are none', async () => {
    await expect(count({ by: ['mood'] })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED' });
    await expect(count({ fromDay: '2026-3-1' })).rejects.toMatchObject({ reason: 'FIELD_MALFORMED' });
    await expect(count({ toDay: '2026-99-99' })).rejects.toMatchObject({ reason: 'FIELD_MALFORMED' });
    await expect(count({ state: 'lost' })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED' });
  });
});
