// An order with its parts, reckoned from what their timelines say.
import type { GetOrderResponse } from '@hotline/proto/handling/v1/order';
import type { Clock } from '@hotline/proto/sla/v1/clock';
import type { Extension } from '@hotline/proto/sla/v1/extension';
import { actsOf, type Act } from './acts.ts';
import { pass } from './clock.ts';
import type { Limits } from './limits.ts';
import type { Matter } from './matter.ts';
import { newMatter, take } from './reckon.ts';

/** What the services say about one order. */
export interface Record {
  number: string;
  handling: GetOrderResponse;
  clocks: readonly Clock[];
  extensions: readonly Extension[];
}

/** The order's and its parts' deadlines, by number. */
export function reckon(order: Record, parts: readonly Record[], limits: Limits): Map<string, Matter> {
  const parent = newMatter(order.number, limits);
  const matters = new Map([[order.number, parent]]);
  for (const { number } of parts) matters.set(number, newMatter(number, limits, parent));
  parent.parts = [...matters.values()].filter((matter) => matter !== parent);
  const acts = [order, ...parts].flatMap(({ number, handling, extensions }) =>
    actsOf(handling.timeline, extensions).map((act) => ({ number, act })),
  );
  // Sorting keeps what happened at one moment in its order; only the parent's end follows its parts' ends.
  for (const { number, act } of acts.toSorted((a, b) => a.act.at - b.act.at || rank(a.act) - rank(b.act))) take(matters.get(number)!, act);
  // What still runs may be late by now.
  for (const { clocks } of matters.values()) for (const clock of clocks) pass(clock, Date.now() - workersLagMs);
  return matters;
}

/** A breach is found a moment after its due. */
const workersLagMs = 2000;

const rank = ({ what }: Act): number => (what === 'CallbackPlanned' ? 1 : 0);
