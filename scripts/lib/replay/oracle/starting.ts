// Where clocks start, and within which bounds.
import { start } from './clock.ts';
import { dueNow, openClock, type Matter } from './matter.ts';

/** The promise to the citizen. */
export function startPromise(matter: Matter, at: number): void {
  const { number, limits, urgency, parent } = matter;
  const closeLimit = limits.of('order_close', urgency);
  const close = Math.min(at + closeLimit, parent === undefined ? Infinity : dueNow(openClock(parent, 'order_close'), at));
  matter.clocks.push(start('order_close', number, '', at, closeLimit, close));
  if (matter.anonymous || matter.inform) return;
  const replyLimit = limits.of('order_reply', urgency);
  const above = parent === undefined ? Infinity : dueNow(openClock(parent, 'order_reply'), at);
  matter.clocks.push(start('order_reply', number, '', at, replyLimit, Math.min(at + replyLimit, above, close)));
}

/** Never past order close, unless less than a tenth of its limit is left. */
export const withinClose = (matter: Matter, at: number, limit: number, due: number): number =>
  Math.min(due, Math.max(at + Math.round(limit * matter.limits.leastShare), dueNow(openClock(matter, 'order_close'), at)));

/** What a unit owes from its assigning. */
export function startUnit(matter: Matter, id: string, unit: string, role: string, inform: boolean, at: number): void {
  const { limits, urgency } = matter;
  const limitOf = (kind: string) => limits.of(kind, urgency);
  const begin = (kind: string, due: number) => matter.clocks.push(start(kind, id, unit, at, limitOf(kind), due));
  if (inform) {
    begin('sign', withinClose(matter, at, limitOf('sign'), at + limitOf('sign')));
    return;
  }
  const close = withinClose(matter, at, limitOf('unit_close'), at + limitOf('unit_close'));
  begin('unit_close', close);
  begin('sign', Math.min(at + limitOf('sign'), close));
  if (role === 'lead' && !matter.anonymous) begin('first_reply', Math.min(at + limitOf('first_reply'), close));
}
