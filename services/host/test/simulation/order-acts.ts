import { units, type City } from './city.js';
import type { Dice } from './dice.js';
import type { Act } from './intake-acts.js';
import { somebody } from './people.js';

const orderIn = (city: City, dice: Dice, ...states: string[]) => dice.aim(city.handling.all(), ({ state }) => states.includes(state));
const under = ['opened', 'in_progress', 'suspended'];
const hours = (city: City, count: number) => new Date(city.now.getTime() + count * 3_600_000);

export const join: Act = (city, dice) => {
  const order = orderIn(city, dice, ...under);
  const number = order?.number ?? 'none';
  const { joinUnits } = city.handling.use;
  const call = { unit: dice.pick(units), pickedUp: dice.chance(0.6), durationSeconds: 60, words: '三方通话' };
  return city.act('handling', () =>
    dice.chance(0.5)
      ? joinUnits.addAssist(number, dice.pick(units), '涉及多家', somebody(dice, 'dispatcher'))
      : joinUnits.recordThreeWayCall(number, call, somebody(dice, 'agent')),
  );
};

export const split: Act = (city, dice) => {
  const number = orderIn(city, dice, 'opened', 'in_progress')?.number ?? 'none';
  const cuts = units.slice(0, 2).map((unit) => ({ title: '部分', text: '', category: '', division: '', unit }));
  return city.act('handling', () => city.handling.use.splitOrder.split(number, cuts, '跨行业', somebody(dice, 'dispatcher')));
};

export const withdrawPart: Act = (city, dice) => {
  const part = dice.aim(city.handling.all(), ({ parentNumber, state }) => parentNumber !== '' && under.includes(state));
  return city.act('handling', () => city.handling.use.splitOrder.withdrawPart(part?.number ?? 'none', '多余', somebody(dice, 'reviewer')));
};

export const suspend: Act = (city, dice) => {
  const { suspendOrder } = city.handling.use;
  const asked = dice.aim(
    city.handling.all().flatMap(({ suspensions }) => suspensions),
    ({ state }) => state === 'requested',
  );
  if (asked !== undefined && dice.chance(0.6)) {
    const reviewer = somebody(dice, 'reviewer');
    return city.act('handling', () =>
      dice.chance(0.7) ? suspendOrder.grant(asked.id, reviewer) : suspendOrder.refuse(asked.id, '不必', reviewer),
    );
  }
  const resting = orderIn(city, dice, 'suspended');
  if (resting?.state === 'suspended' && dice.chance(0.5))
    return city.act('handling', () => suspendOrder.resume(resting.number, '雨停', somebody(dice, 'dispatcher')));
  const order = orderIn(city, dice, 'in_progress');
  const unit = order?.assignments.at(-1)?.unit;
  const until = hours(city, 1 + dice.below(200));
  return city.act('handling', () => suspendOrder.request(order?.number ?? 'none', '汛期', until, somebody(dice, 'unit_head', unit)));
};

export const press: Act = (city, dice) => {
  const order = orderIn(city, dice, ...under);
  const number = order?.number ?? 'none';
  const { pressOrder } = city.handling.use;
  const asked = order?.escalations.find(({ state }) => state === 'asked')?.id ?? 'none/e1';
  const second = somebody(dice, dice.pick(['reviewer', 'supervisor']));
  return city.act('handling', () =>
    dice.pick([
      () => pressOrder.changeUrgency(number, dice.pick(['critical', 'urgent', 'normal'] as const), '升级', second),
      () => pressOrder.changeUrgency(number, 'normal', '缓和', second),
      () => pressOrder.confirmLowering(number, second),
      () => pressOrder.urge(number, '请快办', somebody(dice, 'agent')),
      () => pressOrder.escalate(number, '请市里协调', hours(city, 1 + dice.below(50)), second),
      () => pressOrder.answerEscalation(asked, dice.pick(['guidance', 'declines'] as const), '照办', somebody(dice, 'leader')),
    ])(),
  );
};

export const callBack: Act = (city, dice) => {
  const order = orderIn(city, dice, 'callback');
  const number = order?.number ?? 'none';
  const voice = dice.pick(order?.voices ?? [])?.appealNumber ?? number;
  const said = { contacted: true, resolved: dice.chance(0.7), satisfaction: 1 + dice.below(5), words: '' };
  const caller = somebody(dice, 'callback_agent');
  const { callBack: use } = city.handling.use;
  return city.act('handling', () => use.record(number, voice, dice.chance(0.7) ? said : undefined, '回访', caller));
};

export const finish: Act = (city, dice) => {
  const order = orderIn(city, dice, 'callback', 'closed');
  const number = order?.number ?? 'none';
  const parts = order?.parts.map((part) => part.number).filter(() => dice.chance(0.6)) ?? [];
  const { callBack: use } = city.handling.use;
  const reviewer = somebody(dice, 'reviewer');
  return city.act('handling', () =>
    dice.chance(0.5) ? use.closeAsDissatisfied(number, '已依法答复', reviewer) : use.reopen(number, parts, '未解决', reviewer),
  );
};

export const voidOrder: Act = (city, dice) => {
  const asked = dice.aim(city.handling.all(), ({ pendingVoid }) => pendingVoid !== undefined);
  const { voidOrder: use } = city.handling.use;
  if (asked?.pendingVoid !== undefined) return city.act('handling', () => use.confirm(asked.number, somebody(dice, 'supervisor')));
  return city.act('handling', () => use.request(orderIn(city, dice, ...under)?.number ?? 'none', '重复', somebody(dice, 'reviewer')));
};
