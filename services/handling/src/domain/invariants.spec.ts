import { DomainError } from '@hotline/platform/errors';
import { seededRandom } from '@hotline/platform/testing';
import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomAct, randomOpening } from '../testing/random-life.js';
import { OrderShelf } from '../testing/order-shelf.js';
import { monday, number } from '../testing/story.js';
import { isUnderWay } from './assignment.js';
import { isHandled } from './finish.js';
import { hasEnded, isSplit, liveAssignments, partsOf, type WorkOrder } from './work-order.js';

const minute = 60_000;

/** What is wrong with an order; nothing, whatever was done to it. */
function faultsOf(order: WorkOrder, shelf: OrderShelf): string[] {
  const live = liveAssignments(order);
  const lines = shelf.lines.get(order.number) ?? [];
  const asked = [...order.suspensions, ...order.escalations].filter(({ state }) => state === 'requested' || state === 'asked');
  const claims: [string, boolean][] = [
    ['lines have no gaps', lines.every(({ seq }, index) => seq === index + 1) && order.lines === lines.length],
    ['lines never go back in time', lines.every(({ at }, index) => at >= (lines[index - 1]?.at ?? at))],
    ['at most one lead', live.filter(({ role }) => role === 'lead').length <= 1],
    ['a unit is under way once', new Set(live.filter(isUnderWay).map(({ unit }) => unit)).size === live.filter(isUnderWay).length],
    [
      'opened: nobody at work has signed',
      order.state !== 'opened' || live.filter(isUnderWay).every(({ signedAt }) => signedAt === undefined),
    ],
    ['in progress: somebody has it, or its parts do', order.state !== 'in_progress' || live.length > 0 || partsOf(order).length > 0],
    ['callback: handled', order.state !== 'callback' || isHandled(order) || partsOf(order).some(({ state }) => state === 'closed')],
    ['not handled and still in hand', hasEnded(order) || order.state === 'callback' || isSplit(order) || !isHandled(order)],
    ['suspended: by something', (order.state === 'suspended') === (order.suspendedBy !== '')],
    ['critical: no rest of its own', order.urgency !== 'critical' || order.suspendedBy === '' || order.suspendedBy === 'parent'],
    ['ended: nobody has it, nothing is asked', !hasEnded(order) || (!live.some(isUnderWay) && asked.length === 0 && !order.needsDispatch)],
    [
      'opened without a lead: it waits for one',
      order.state !== 'opened' || live.some(({ role }) => role === 'lead') || order.needsDispatch,
    ],
    ['the parent knows its parts', order.parts.every((part) => shelf.get(part.number).state === part.state || !hasEnded(part))],
    ['closed: every callback has ended', order.state !== 'closed' || order.callbacks.every(({ endedAt }) => endedAt !== undefined)],
    ['each problem is found once', new Set(order.problems).size === order.problems.length],
  ];
  return claims.filter(([, holds]) => !holds).map(([claim]) => `${order.number} ${order.state}: ${claim}`);
}

/** So many acts upon an order and its parts, as chance has it. */
function live(seed: number, acts: number): OrderShelf {
  const random = seededRandom(seed);
  const shelf = new OrderShelf();
  shelf.keep(randomOpening(number, random));
  for (let n = 1; n <= acts; n++) {
    const family = [...shelf.orders.keys()];
    const of = family[Math.floor(random() * family.length)]!;
    const at = new Date(monday.getTime() + 5 * 86_400_000 + n * minute);
    try {
      shelf.change(of, (order) => randomAct(random)(order, at));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return shelf;
}

describe('an order', () => {
  it('stays whole, whatever is done to it', () => {
    assert(
      property(integer({ min: 1 }), integer({ min: 1, max: 80 }), (seed, acts) => {
        const shelf = live(seed, acts);
        expect([...shelf.orders.values()].flatMap((order) => faultsOf(order, shelf))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
