import { system } from '@hotline/platform/lifecycle';
import { fact, happened, unchanged, type Outcome } from './outcome.js';
import type { Problem, WorkOrder } from './work-order.js';

/** So many units, or reopenings, make an order a problem order. */
const threshold = 3;

/** Bounced between three units, or reopened three times: flagged and published, once for each cause. */
export function findProblem(order: WorkOrder, cause: Problem, count: number, at: Date): Outcome {
  if (count < threshold || order.problems.includes(cause)) return unchanged(order);
  return happened(
    { ...order, problems: [...order.problems, cause] },
    { type: 'ProblemOrderFound', ...fact(order, system, at), cause, count },
  );
}
