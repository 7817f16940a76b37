// The dispatchers and the arbiter: who must handle it.
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import type { Order } from '@hotline/proto/handling/v1/order';
import type { Life } from '../life.ts';

export const dispatcher = ({ draw }: Life): string => draw.pick(['dispatcher1', 'dispatcher2']);

/** Assignments of the present round that were not withdrawn. */
export const liveOf = ({ assignments, round }: Order): Assignment[] =>
  assignments.filter((each) => each.round === round && each.state !== 'withdrawn');
export const leadOf = (order: Order): Assignment | undefined => liveOf(order).find(({ role }) => role === 'lead');

/** A unit that has nothing to do with the order so far. */
export const another = ({ world, draw }: Life, { assignments }: Order): string =>
  draw.pick(world.tree.units.filter((unit) => !assignments.some((each) => each.unit === unit)));

interface Choice {
  lead?: string;
  assists?: string[];
  urgency?: string;
}

/** Sends a queued order to whom the catalogue names, unless told; its lead's assignment is awaited. */
export async function dispatch(life: Life, number = life.number, { lead, assists, urgency = '' }: Choice = {}): Promise<Assignment> {
  const who = dispatcher(life);
  const { suggestions } = await life.eventually('SuggestUnits', who, ['ORDER_NOT_FOUND'], (desk) =>
    desk.dispatch.suggestUnits({ number, category: '', division: '' }),
  );
  const { order: now } = await life.look(number);
  const busy = liveOf(now).map(({ unit }) => unit);
  const best = suggestions.find(({ barred, unit }) => !barred && !busy.includes(unit));
  const chosen = lead ?? best?.unit ?? another(life, now);
  const helpers = (assists ?? (lead === undefined ? best?.assists : undefined) ?? []).filter(
    (unit) => unit !== chosen && !busy.includes(unit),
  );
  await life.eventually('DispatchOrder', who, ['ORDER_NOT_FOUND', 'ILLEGAL_STATE'], (desk, options) =>
    desk.dispatch.dispatchOrder({ number, lead: chosen, assists: helpers, urgency, reason: best?.reason ?? '按职责' }, options),
  );
  const order = await life.until('the units are assigned', (now) => leadOf(now)?.unit === chosen, number);
  return leadOf(order)!;
}

/** The lead is recalled and another unit takes its place. */
export async function reassign(life: Life, from: Assignment, wrongDispatch: boolean): Promise<Assignment> {
  const { order } = await life.look();
  const lead = another(life, order);
  const request = { number: life.number, fromAssignmentId: from.assignmentId, lead, wrongDispatch, reason: '承办单位调整' };
  await life.eventually('ReassignOrder', dispatcher(life), ['ASSIGNMENT_NOT_LIVE'], (desk, options) =>
    desk.dispatch.reassignOrder(request, options),
  );
  return leadOf(await life.until('another unit leads', (now) => leadOf(now)?.unit === lead))!;
}

export async function recall(life: Life, { assignmentId }: Assignment, wrongDispatch: boolean): Promise<void> {
  await life.act('RecallAssignment', dispatcher(life), (desk, options) =>
    desk.handling.recallAssignment({ assignmentId, reason: '派单有误，重新研判', wrongDispatch }, options),
  );
}

/** Critical, several units at once, leaders told. */
export async function declareEmergency(life: Life): Promise<void> {
  const [lead = '', ...assists] = life.draw.shuffled(life.world.tree.units).slice(0, 3);
  const request = { number: life.number, lead, assists, leaders: ['leader1', 'leader2'], reason: '现场有人员受困' };
  await life.eventually('DeclareEmergency', dispatcher(life), ['ORDER_NOT_FOUND'], (desk, options) =>
    desk.dispatch.declareEmergency(request, options),
  );
  await life.until('the units are assigned', (order) => liveOf(order).length === 3);
}

type Verdict = 'grantReturn' | 'refuseReturn';

/** The dispatcher decides about the return; handling's following is awaited unless somebody is in a hurry. */
export async function decideReturn(life: Life, { assignmentId }: Assignment, verdict: Verdict, hurries = false): Promise<void> {
  const reason = verdict === 'grantReturn' ? '确非该单位职责' : '目录载明由该单位承办';
  await life.eventually(verdict, dispatcher(life), ['RETURN_NOT_FOUND'], (desk, options) =>
    desk.dispatch[verdict]({ returnId: assignmentId, reason }, options),
  );
  if (!hurries) await life.until('the return is decided', ({ assignments }) => stateOf(assignments, assignmentId) !== 'returning');
}

export const stateOf = (assignments: Assignment[], id: string): string | undefined =>
  assignments.find(({ assignmentId }) => assignmentId === id)?.state;

/** The arbiter names who must act, or sides with the dispatcher. */
export async function rule(life: Life, { assignmentId }: Assignment, namedUnit: string): Promise<void> {
  const verdict = namedUnit === '' ? 'against_unit' : 'for_unit';
  await life.act('RuleOnReturn', life.draw.pick(['arbiter1', 'arbiter2']), (desk, options) =>
    desk.dispatch.ruleOnReturn({ returnId: assignmentId, verdict, reason: '依据三定方案裁定', namedUnit, amendedRow: undefined }, options),
  );
}

export async function addAssist(life: Life): Promise<string> {
  const { order } = await life.look();
  const unit = another(life, order);
  await life.act('AddAssist', dispatcher(life), (desk, options) =>
    desk.handling.addAssist({ number: life.number, unit, reason: '需要配合现场处置' }, options),
  );
  return unit;
}

/** @returns the parts' numbers */
export async function split(life: Life, parts: number): Promise<string[]> {
  const units = life.draw.shuffled(life.world.tree.units);
  const request = {
    number: life.number,
    parts: Array.from({ length: parts }, (_, index) => ({
      title: `第${index + 1}项`,
      text: '由该单位按职责办理的部分',
      category: '',
      division: '',
      unit: units[index] ?? '',
    })),
    reason: '涉及多个部门，分别办理',
  };
  const { order } = await life.act('SplitOrder', dispatcher(life), (desk, options) => desk.handling.splitOrder(request, options));
  return order!.parts.map(({ number }) => number);
}
