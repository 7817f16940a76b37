import { assignmentLifecycle, orderLifecycle, type WorkOrder } from '@hotline/handling/testing';
import type { Lifecycle } from '@hotline/platform/lifecycle';

/** Where the table leads from a state, by one action or several in one act. */
function reachable<S extends string>(table: Lifecycle<S, string>, from: S): Set<S> {
  const seen = new Set([from]);
  for (const state of seen)
    for (const rule of Object.values(table))
      if (rule.from.includes(state) && rule.to !== 'same') for (const to of [rule.to].flat() as S[]) seen.add(to);
  return seen;
}

function paths<S extends string>(table: Lifecycle<S, string>): Map<S, Set<S>> {
  const states = Object.values(table).flatMap(({ from, to }) => [...from, ...(to === 'same' ? [] : [to].flat())]) as S[];
  return new Map(states.map((state) => [state, reachable(table, state)]));
}

const orders = paths(orderLifecycle);
const assignments = paths(assignmentLifecycle);

/** Notes every change of an order or an assignment that its table does not lead to, and every state that no table knows. */
export const watchTransitions =
  (illegal: string[]) =>
  (former: WorkOrder | undefined, order: WorkOrder): void => {
    const from = former?.state ?? 'opened';
    if (!orders.get(from)?.has(order.state)) illegal.push(`${order.number}: ${from} → ${order.state}`);
    for (const { id, state } of order.assignments) {
      const before = former?.assignments.find((each) => each.id === id)?.state ?? 'assigned';
      if (!assignments.get(before)?.has(state)) illegal.push(`${id}: ${before} → ${state}`);
    }
  };
