import { dayOf } from '../../domain/day.js';
import type { Assignment } from '../../domain/assignment.js';
import { nextCallAt } from '../../domain/callback-attempts.js';
import { presentCallbacks } from '../../domain/plan-callbacks.js';
import { liveAssignments, liveLead, rootOf, type WorkOrder } from '../../domain/work-order.js';
import { urgencies } from '../../domain/words.js';

// What lists, queues and counters need to know of an order, as rows.

const longestTitle = 200;

/** The order's row in the worklists; its next due is kept by the clocks alone. */
export const itemOf = (order: WorkOrder) => ({
  state: order.state,
  round: order.round,
  urgency: order.urgency,
  kind: order.kind,
  category: order.category,
  division: order.division,
  title: Array.from(order.title).slice(0, longestTitle).join(''),
  lead_unit: liveLead(order)?.unit ?? '',
  problems: order.problems.join(','),
  problem: order.problems.length > 0 ? 1 : 0,
  opened_day: dayOf(order.openedAt),
  opened_at: order.openedAt,
});

/** An order counts once: by the day of its opening, its state, its lead (none: '') and its urgency. */
export type Bucket = readonly [day: string, state: string, unit: string, urgency: string];

export const bucketOf = (order: WorkOrder): Bucket => [dayOf(order.openedAt), order.state, liveLead(order)?.unit ?? '', order.urgency];

/** One row a unit, whatever became of its assignment: the last one it had. */
export function unitRowsOf({ number, state, openedAt, assignments }: WorkOrder): (string | Date)[][] {
  const last = new Map<string, Assignment>(assignments.map((assignment) => [assignment.unit, assignment]));
  return [...last.values()].map((own) => [own.unit, number, rootOf(number), own.id, own.state, state, openedAt]);
}

/** [queue, item, number, rank of the urgency, since when it may be taken, category, division] */
export type WaitingRow = readonly [string, string, string, number, Date, string, string];

/** Results to be reviewed, and voices to be called: those who did not answer, once another call counts. */
export function waitingOf(order: WorkOrder, rehearsedPauseMs = 0): WaitingRow[] {
  const { number, category, division } = order;
  const row = (queue: string, item: string, since: Date): WaitingRow => {
    return [queue, item, number, urgencies.indexOf(order.urgency), since, category, division];
  };
  const results = liveAssignments(order).filter(({ state }) => state === 'submitted');
  const voices = order.state === 'callback' ? presentCallbacks(order).filter(({ state }) => state === 'calling') : [];
  return [
    ...results.map(({ id, result }) => row('review', id, result?.submittedAt ?? order.changedAt)),
    ...voices.map(({ appealNumber, plannedAt, attempts }) => {
      return row('callback', `${number}/${appealNumber}`, nextCallAt(attempts, order.urgency, rehearsedPauseMs) ?? plannedAt);
    }),
  ];
}
