import { unchanged, type Outcome } from './outcome.js';
import type { WorkOrder } from './work-order.js';

/**
 * sla says until when a unit may object: to the last rejection of an assignment (`subject` its id), or to the last bad rating of a voice
 * (`subject` the appeal's number).
 */
export function setObjectionWindow(order: WorkOrder, subject: string, until: Date): Outcome {
  const assignments = order.assignments.map((each) => (each.id === subject ? { ...each, objectionUntil: until } : each));
  const rated = order.callbacks.findLast(({ appealNumber, rating }) => appealNumber === subject && rating !== undefined);
  const callbacks = order.callbacks.map((each) =>
    each === rated ? { ...each, rating: { ...each.rating!, objectionUntil: until } } : each,
  );
  return unchanged({ ...order, assignments, callbacks });
}
