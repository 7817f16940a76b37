import type { WorkOrder } from './work-order.js';

const dayMs = 86_400_000;

/** A closed order may be reopened for so many days after its end (setting). */
export const isInReopenWindow = ({ state, endedAt }: WorkOrder, windowDays: number, at: Date): boolean =>
  state === 'closed' && endedAt !== undefined && at.getTime() <= endedAt.getTime() + windowDays * dayMs;
