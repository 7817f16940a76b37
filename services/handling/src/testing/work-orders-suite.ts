import { expect, it } from 'vitest';
import type { WorkOrders } from '../app/ports.js';
import { takeDispatch } from '../domain/dispatching.js';
import { openOrder } from '../domain/open-order.js';
import { signAssignment } from '../domain/sign.js';
import { splitOrder, withdrawPart } from '../domain/split.js';
import { a, dispatcher, monday, number, opening } from './story.js';

export interface OrdersUnderTest {
  orders: WorkOrders;
  /** The types of what left the house so far. */
  told: () => Promise<string[]>;
}

const toWater = { dispatchId: 'd1', lead: 'water', assists: [], urgency: '' as const, inform: false, round: 1, finalUnits: [], reason: '' };
const cut = { title: '部分', text: '…', category: '', division: '', unit: '' };

/** What every keeper of orders does, in memory or in a database. `open` gives an empty one. */
export function workOrdersSuite(open: () => Promise<OrdersUnderTest>): void {
  const opened = async () => {
    const under = await open();
    await under.orders.open(openOrder(opening, dispatcher, monday));
    return under;
  };

  it('keeps an order whole, Dates included', async () => {
    const { orders } = await opened();
    await orders.update(number, (order) => takeDispatch(order, toWater, dispatcher, monday));
    expect(await orders.find(number)).toMatchObject({
      state: 'opened',
      openedAt: monday,
      assignments: [{ unit: 'water', assignedAt: monday }],
    });
    expect(await orders.find('411700-20261123-999999')).toBeUndefined();
  });

  it('opens an order once', async () => {
    const { orders, told } = await opened();
    await expect(orders.open(openOrder(opening, dispatcher, monday))).rejects.toMatchObject({ reason: 'ALREADY_EXISTS' });
    expect(await told()).toEqual(['OrderOpened']);
  });

  it('saves order, timeline and events together, or nothing', async () => {
    const { orders, told } = await opened();
    await orders.update(number, (order) => takeDispatch(order, toWater, dispatcher, monday));
    await expect(
      orders.update(number, (order) => signAssignment(order, `${number}/a1`, a('handler', 'power'), monday)),
    ).rejects.toMatchObject({ reason: 'NOT_YOUR_UNIT' });
    expect(await told()).toEqual(['OrderOpened', 'AssignmentOpened']);
    expect((await orders.timeline(number)).map(({ seq, what }) => `${seq} ${what}`)).toEqual(['1 OrderOpened', '2 AssignmentOpened']);
    expect((await orders.timeline(number))[1]).toMatchObject({ at: monday, who: { person: 'dispatcher-1' }, data: { unit: 'water' } });
  });

  it('refuses to change what is not there', async () => {
    const { orders } = await open();
    await expect(orders.update(number, (order) => takeDispatch(order, toWater, dispatcher, monday))).rejects.toMatchObject({
      reason: 'ORDER_NOT_FOUND',
    });
  });

  it('carries out what follows for parts and parent', async () => {
    const { orders, told } = await opened();
    await orders.update(number, (order) => splitOrder(order, [cut, cut], '涉及多个行业', a('dispatcher'), monday));
    await orders.update(`${number}-1`, (part) => withdrawPart(part, '误拆', a('reviewer'), monday));
    expect(await orders.find(number)).toMatchObject({ parts: [{ state: 'withdrawn' }, { state: 'opened' }] });
    expect((await orders.timeline(number)).at(-1)).toMatchObject({ what: 'PartEnded' });
    expect(await told()).toEqual(['OrderOpened', 'OrderSplit', 'OrderOpened', 'OrderOpened', 'OrderPartWithdrawn']);
  });

  it('lets everybody act who acts at once, one after the other', async () => {
    const { orders } = await opened();
    await orders.update(number, (order) => splitOrder(order, [cut, cut], '涉及多个行业', a('dispatcher'), monday));
    await Promise.all([1, 2].map((n) => orders.update(`${number}-${n}`, (part) => withdrawPart(part, '误拆', a('reviewer'), monday))));
    expect(await orders.find(number)).toMatchObject({ state: 'opened', needsDispatch: true });
    const lines = await orders.timeline(number);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
  });

  it('lets one of two win who want the same', async () => {
    const { orders } = await opened();
    const dispatches = ['water', 'power'].map((lead) =>
      orders.update(number, (order) => takeDispatch(order, { ...toWater, lead }, dispatcher, monday)),
    );
    await Promise.all(dispatches);
    expect((await orders.find(number))!.assignments).toHaveLength(1);
  });
}
