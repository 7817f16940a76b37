import type { Actor } from '@hotline/platform/lifecycle';
import type { HandlingEvent } from './events.js';
import type { KinFact } from './kin.js';
import { lineOf, type Line } from './line.js';
import type { WorkOrder } from './work-order.js';

/** What a decision makes of an order: how it is now, what is told, what the timeline keeps, and what follows for its kin. */
export interface Outcome {
  order: WorkOrder;
  events: readonly HandlingEvent[];
  lines: readonly Line[];
  /** Consequences for the parent or the parts, carried out in the same unit of work, in this order. */
  kin: readonly Consequence[];
}

/** A new order (a part), or what becomes of another one. */
export type Consequence = { open: Outcome } | { number: string; at: Date; fact: KinFact };

/** Nothing happened. */
export const unchanged = (order: WorkOrder): Outcome => ({ order, events: [], lines: [], kin: [] });

/** Something happened: each event is told, and leaves its line in the timeline. */
export function happened(order: WorkOrder, ...events: HandlingEvent[]): Outcome {
  const changedAt = events.at(-1)?.at ?? order.changedAt;
  return { order: { ...order, changedAt }, events, lines: events.map(lineOf), kin: [] };
}

/** Something that is told by somebody else, or to nobody, and leaves its line all the same. */
export const noted = (order: WorkOrder, line: Line): Outcome => ({
  order: { ...order, changedAt: line.at },
  events: [],
  lines: [line],
  kin: [],
});

/** What follows for the parent or the parts. */
export const alsoFor = (outcome: Outcome, ...kin: Consequence[]): Outcome => ({ ...outcome, kin: [...outcome.kin, ...kin] });

/** One after the other, as one. */
export function andThen(first: Outcome, ...next: ((order: WorkOrder) => Outcome)[]): Outcome {
  return next.reduce((before, decide) => {
    const after = decide(before.order);
    return {
      order: after.order,
      events: [...before.events, ...after.events],
      lines: [...before.lines, ...after.lines],
      kin: [...before.kin, ...after.kin],
    };
  }, first);
}

/** The head of an event about the order. */
export const fact = ({ number }: WorkOrder, actor: Actor, at: Date) => ({ number, at, actor });
