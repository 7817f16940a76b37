// Whatever state an order is in: the usual next steps until it has ended.
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import type { Callback } from '@hotline/proto/handling/v1/callback';
import type { Order } from '@hotline/proto/handling/v1/order';
import type { Life } from '../life.ts';
import { tellPortalOnce } from '../portal.ts';
import { approve, callBack, pleased, resume, type Opinion } from './centre.ts';
import { dispatch, liveOf } from './dispatching.ts';
import { contact, minutes, progress, report, sign } from './unit.ts';

export const hasEnded = ({ state }: { state: string }): boolean => ['closed', 'withdrawn', 'void'].includes(state);

/** Until it is closed, its citizens pleased. */
export async function complete(life: Life, number = life.number): Promise<Order> {
  await untilCallback(life, number);
  return settle(life, pleased, number);
}

/** Until all is handled: in its callbacks, or closed where none is owed. */
export async function untilCallback(life: Life, number = life.number): Promise<Order> {
  for (;;) {
    const { order } = await life.look(number);
    if (order.state === 'callback' || hasEnded(order)) return order;
    await takeStep(life, order);
  }
}

/** What has to be done next, by whoever it is up to. */
async function takeStep(life: Life, order: Order): Promise<void> {
  const { number, round } = order;
  if (order.state === 'suspended') return resume(life);
  const parts = order.parts.filter((part) => part.round === round);
  if (parts.some((part) => !hasEnded(part))) {
    await Promise.all(parts.filter((part) => !hasEnded(part)).map((part) => untilCallback(life, part.number)));
    await life.until('the parts are closed together', (now) => now.state !== 'in_progress', number);
    return;
  }
  if (order.needsDispatch) return void (await dispatch(life, number));
  const open = liveOf(order).filter(({ state }) => state !== 'approved');
  if (open.length === 0) {
    await life.until(
      'something is to do',
      (now) => hasEnded(now) || now.needsDispatch || now.state === 'callback' || liveOf(now).some(({ state }) => state !== 'approved'),
      number,
    );
    return;
  }
  for (const assignment of open) await workOn(life, assignment, order);
}

/** One step of one assignment. */
export async function workOn(life: Life, assignment: Assignment, order: Order): Promise<void> {
  const { state, role, inform } = assignment;
  if (state === 'assigned') return sign(life, assignment);
  if (inform) return;
  const mustContact = role === 'lead' && order.identity !== 'anonymous';
  if (state === 'signed' && mustContact) {
    await contact(life, assignment, order);
    if (life.draw.chance(0.3)) await progress(life, assignment);
    return;
  }
  if (state === 'submitted') return approve(life, assignment);
  if (state === 'signed' || state === 'contacted') {
    if (role === 'lead' && order.process === 'joint') {
      await minutes(
        life,
        assignment,
        liveOf(order).map(({ unit }) => unit),
      );
    }
    return report(life, assignment);
  }
  await life.until(
    'the return is decided',
    (now) => now.assignments.every((each) => each.assignmentId !== assignment.assignmentId || each.state !== 'returning'),
    order.number,
  );
}

/** Signed, contacted and reported by everybody who has it; for paths that go on with the review. */
export async function untilSubmitted(life: Life): Promise<Order> {
  for (;;) {
    const { order } = await life.look();
    const open = liveOf(order).filter(({ state }) => state !== 'submitted' && state !== 'approved');
    if (order.state !== 'opened' && open.length === 0) return order;
    if (order.needsDispatch) await dispatch(life);
    for (const assignment of open) await workOn(life, assignment, order);
  }
}

/** Every open callback is answered: by the citizen's own rating or by a call. Returns when nobody is left to ask. */
export async function settle(life: Life, opinionOf: (life: Life) => Opinion, number = life.number): Promise<Order> {
  const { order } = await life.look(number);
  const open = order.callbacks.filter(({ round, endedAt }) => round === order.round && endedAt === undefined);
  for (const callback of open) await ask(life, number, callback, opinionOf(life));
  return life.until('every voice was asked', (now) => now.callbacks.every(({ endedAt }) => endedAt !== undefined), number);
}

/** Facts on their way: intake learns of the callback a moment later. */
const early = ['NOTHING_TO_RATE', 'ILLEGAL_STATE'];

async function ask(life: Life, number: string, { appealNumber, state }: Callback, opinion: Opinion): Promise<void> {
  const appeal = life.appeals.find((each) => each.number === appealNumber);
  const byMessage = state === 'asked' && appeal !== undefined && life.draw.chance(0.7);
  if (byMessage) return tellPortalOnce(life, appeal, 'rate', opinion, early);
  return callBack(life, number, appealNumber, opinion);
}
