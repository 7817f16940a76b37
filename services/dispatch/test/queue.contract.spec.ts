import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnish, open, openAt, queuedAgain, startDispatch, system, tell, toWater, type DispatchStage } from './stage.js';

let stage: DispatchStage;
beforeAll(async () => {
  stage = await startDispatch();
  await furnish(stage);
}, 120_000);
afterAll(() => stage?.close());

const any = { categoryPrefix: '', divisionPrefix: '' };
const list = { ...any, urgency: '', pageSize: 0, cursor: '' };
const refusing = (reason: string) => expect.objectContaining({ reason });
const second = () => stage.as({ person: 'dispatcher-2', roles: ['dispatcher'] });
const end = (number: string) =>
  tell(stage, { type: 'OrderWithdrawn', number, at: new Date(), actor: system, reason: '撤诉', parentNumber: '' });
const empty = async () => {
  for (const { number } of (await stage.as('dispatcher').listQueue({ ...list, pageSize: 100 })).entries) await end(number);
};

describe('taking the next order', () => {
  beforeAll(empty);

  it('gives the most urgent, then the oldest, and each dispatcher another', async () => {
    const [normal, urgent] = [await open(stage), await open(stage, { urgency: 'urgent' })];
    const dispatcher = stage.as('dispatcher');
    expect((await dispatcher.takeNextOrder(any)).entry).toMatchObject({ number: urgent, lease: { person: 'dispatcher-1' } });
    expect((await second().takeNextOrder(any)).entry?.number).toBe(normal);
    expect((await stage.as({ person: 'dispatcher-3', roles: ['dispatcher'] }).takeNextOrder(any)).entry).toBeUndefined();
  });

  it('takes an emergency before everything', async () => {
    const number = await open(stage, { process: 'emergency', category: '0302' });
    expect((await stage.as({ person: 'dispatcher-4', roles: ['dispatcher'] }).takeNextOrder(any)).entry?.number).toBe(number);
  });

  it('can be narrowed to categories and regions', async () => {
    const number = await open(stage, { category: '0401', division: '411721' });
    const taker = stage.as({ person: 'dispatcher-5', roles: ['dispatcher'] });
    expect((await taker.takeNextOrder({ categoryPrefix: '04', divisionPrefix: '411721' })).entry?.number).toBe(number);
  });

  it('refuses a prefix that is none', () =>
    expect(stage.as('dispatcher').takeNextOrder({ ...any, categoryPrefix: '%' })).rejects.toThrowError(refusing('FIELD_MALFORMED')));
});

describe('a lease', () => {
  it('is renewed and released by its holder, and told to a second person', async () => {
    const number = await open(stage);
    const dispatcher = stage.as('dispatcher');
    await dispatcher.takeNextOrder({ ...any, categoryPrefix: '0301' });
    await expect(second().renewLease({ number: 'n-9' })).rejects.toThrowError(refusing('LEASE_LOST'));
    await empty();
    const own = await open(stage);
    await dispatcher.takeNextOrder(any);
    await dispatcher.renewLease({ number: own });
    await expect(second().dispatchOrder({ ...toWater, number: own })).rejects.toMatchObject({
      reason: 'LEASE_HELD',
      metadata: { holder: 'dispatcher-1' },
    });
    await dispatcher.releaseLease({ number: own });
    await dispatcher.releaseLease({ number: own });
    await expect(dispatcher.renewLease({ number: own })).rejects.toThrowError(refusing('LEASE_LOST'));
    await second().dispatchOrder({ ...toWater, number: own });
    await end(number);
  });
});

describe('the queue', () => {
  it('is listed page by page, with who has what', async () => {
    await empty();
    const numbers = [await open(stage, { urgency: 'urgent' }), await open(stage), await open(stage, { urgency: 'urgent' })];
    const dispatcher = stage.as('dispatcher');
    await dispatcher.takeNextOrder(any);
    const page = await dispatcher.listQueue({ ...list, pageSize: 2 });
    expect(page.entries.map(({ number, lease }) => [number, lease?.person])).toEqual([
      [numbers[0], 'dispatcher-1'],
      [numbers[2], undefined],
    ]);
    const rest = await dispatcher.listQueue({ ...list, pageSize: 2, cursor: page.nextCursor });
    expect(rest).toMatchObject({ entries: [{ number: numbers[1] }], nextCursor: '' });
    expect((await dispatcher.listQueue({ ...list, urgency: 'normal' })).entries).toHaveLength(1);
  });

  it.each([
    [{ ...list, urgency: 'soon' }, 'WORD_NOT_ALLOWED'],
    [{ ...list, pageSize: 101 }, 'NUMBER_NOT_ALLOWED'],
    [{ ...list, cursor: 'nonsense' }, 'BAD_CURSOR'],
  ])('refuses %o', (request, reason) => expect(stage.as('dispatcher').listQueue(request)).rejects.toThrowError(refusing(reason)));

  it('holds a part with the unit that it was cut for', async () => {
    await empty();
    const parent = await open(stage);
    await tell(stage, { type: 'OrderSplit', number: parent, at: new Date(), actor: system, parts: [] });
    const number = await open(stage, { number: `${parent}-1`, parentNumber: parent, proposedUnit: 'gas-group' });
    const { entries } = await stage.as('dispatcher').listQueue(list);
    expect(entries).toMatchObject([{ number, parentNumber: parent, proposedUnit: 'gas-group' }]);
  });

  it.each(['OrderWithdrawn', 'OrderVoided', 'OrderPartWithdrawn', 'OrderClosed'] as const)('loses an order by %s', async (type) => {
    await empty();
    const number = await open(stage);
    const fact = { number, at: new Date(), actor: system, reason: '原因', parentNumber: '' };
    await tell(stage, { ...fact, round: 1, outcome: 'satisfied', metAt: undefined, type });
    expect((await stage.as('dispatcher').listQueue(list)).entries).toEqual([]);
  });

  it('takes an order back when handling refuses its dispatch, as old as it was', async () => {
    await empty();
    const number = await open(stage);
    const { dispatchId } = await stage.as('dispatcher').dispatchOrder({ ...toWater, number, urgency: 'urgent' });
    await tell(stage, { type: 'OrderDispatchRefused', number, at: new Date(), actor: system, dispatchId, reason: '', state: 'opened' });
    expect((await stage.as('dispatcher').listQueue(list)).entries).toMatchObject([{ number, urgency: 'normal', cause: 'opened' }]);
  });

  it('takes a reopened order, for a new round, with its former lead', async () => {
    await empty();
    const number = await openAt(stage, 'water-group');
    await tell(stage, {
      type: 'OrderReopened',
      number,
      at: new Date(),
      actor: system,
      round: 2,
      cause: 'dissatisfied',
      partNumbers: [],
      proposedUnit: 'water-group',
    });
    await tell(stage, queuedAgain(number, { cause: 'reopened', round: 2, proposedUnit: 'water-group' }));
    expect((await stage.as('dispatcher').listQueue(list)).entries).toMatchObject([
      { number, round: 2, cause: 'reopened', proposedUnit: 'water-group' },
    ]);
  });

  it('moves an order whose urgency handling raised', async () => {
    await empty();
    const [, number] = [await open(stage), await open(stage)];
    const raised = { from: 'normal', to: 'critical', cause: 'voices', reason: '' };
    await tell(stage, { type: 'OrderUrgencyChanged', number, at: new Date(), actor: system, ...raised });
    expect((await stage.as('dispatcher').takeNextOrder(any)).entry).toMatchObject({ number, urgency: 'critical' });
  });
});

describe('the actions open on an order', () => {
  it('are the dispatcher’s while it waits', async () => {
    const number = await open(stage);
    const { actions } = await stage.as('dispatcher').listOpenActions({ number });
    expect(actions.map(({ action, subject }) => [action, subject])).toEqual([
      ['dispatchOrder', number],
      ['declareEmergency', number],
    ]);
    expect((await stage.as('reviewer').listOpenActions({ number })).actions).toEqual([]);
  });

  it('are refused for an order that dispatch does not know', () =>
    expect(stage.as('dispatcher').listOpenActions({ number: 'n-9' })).rejects.toThrowError(refusing('ORDER_NOT_FOUND')));
});
