import { units, type City } from './city.js';
import type { Dice } from './dice.js';
import type { Act } from './intake-acts.js';
import { somebody } from './people.js';

const orderIn = (city: City, dice: Dice, ...states: string[]) => dice.aim(city.view.orders(), ({ state }) => states.includes(state));
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
  const part = dice.aim(city.view.orders(), ({ parentNumber, state }) => parentNumber !== '' && under.includes(state));
  return city.act('handling', () => city.handling.use.splitOrder.withdrawPart(part?.number ?? 'none', '多余', somebody(dice, 'reviewer')));
};

export const askSuspension: Act = (city, dice) => {
  const order = dice.aim(city.view.orders(), ({ state, urgency }) => state === 'in_progress' && urgency !== 'critical');
  const unit = order?.assignments.findLast(({ state }) => state !== 'withdrawn')?.unit;
  const until = hours(city, 1 + dice.below(200));
  return city.act('handling', () =>
    city.handling.use.suspendOrder.request(order?.number ?? 'none', '汛期', until, somebody(dice, 'unit_head', unit)),
  );
};

export const decideSuspension: Act = (city, dice) => {
  const { suspendOrder } = city.handling.use;
  const all = city.view.orders().flatMap(({ suspensions }) => suspensions);
  const id = dice.aim(all, ({ state }) => state === 'requested')?.id ?? 'none/s1';
  const reviewer = somebody(dice, 'reviewer');
  return city.act('handling', () => (dice.chance(0.8) ? suspendOrder.grant(id, reviewer) : suspendOrder.refuse(id, '不必', reviewer)));
};

export const resume: Act = (city, dice) => {
  const number = orderIn(city, dice, 'suspended')?.number ?? 'none';
  return city.act('handling', () => city.handling.use.suspendOrder.resume(number, '雨停', somebody(dice, 'dispatcher')));
};

export const changeUrgency: Act = (city, dice) => {
  const order = dice.aim(city.view.orders(), ({ state, parentNumber }) => under.includes(state) && parentNumber === '');
  const number = order?.number ?? 'none';
  const reviewer = somebody(dice, 'reviewer');
  const { pressOrder } = city.handling.use;
  return city.act('handling', () =>
    order?.pendingLowering !== undefined && dice.chance(0.7)
      ? pressOrder.confirmLowering(number, reviewer)
      : pressOrder.changeUrgency(number, dice.pick(['critical', 'urgent', 'urgent', 'normal', 'normal'] as const), '情况有变', reviewer),
  );
};

export const press: Act = (city, dice) => {
  const order = orderIn(city, dice, ...under);
  const number = order?.number ?? 'none';
  const { pressOrder } = city.handling.use;
  const asked = order?.escalations.find(({ state }) => state === 'asked')?.id;
  return city.act('handling', () => {
    if (asked !== undefined && dice.chance(0.6)) return pressOrder.answerEscalation(asked, 'guidance', '照办', somebody(dice, 'leader'));
    if (dice.chance(0.5)) return pressOrder.urge(number, '请快办', somebody(dice, 'agent'));
    return pressOrder.escalate(number, '请市里协调', hours(city, 1 + dice.below(50)), somebody(dice, 'dispatcher'));
  });
};

export const callBack: Act = (city, dice) => {
  const open = city.view
    .orders()
    .flatMap(({ number, callbacks }) =>
      callbacks.map(({ appealNumber, endedAt }) => ({ number, appealNumber, open: endedAt === undefined })),
    );
  const { number, appealNumber } = dice.aim(open, (each) => each.open) ?? { number: 'none', appealNumber: 'none' };
  const said = { contacted: true, resolved: dice.chance(0.7), satisfaction: 1 + dice.below(5), words: '' };
  const caller = somebody(dice, 'callback_agent');
  return city.act('handling', () =>
    city.handling.use.callBack.record(number, appealNumber, dice.chance(0.7) ? said : undefined, '回访', caller),
  );
};

export const finish: Act = (city, dice) => {
  const order = orderIn(city, dice, 'callback', 'closed');
  const number = order?.number ?? 'none';
  const parts = order?.parts.map((part) => part.number).filter(() => dice.chance(0.7)) ?? [];
  const { callBack: use } = city.handling.use;
  const reviewer = somebody(dice, 'reviewer');
  return city.act('handling', () =>
    dice.chance(0.4) ? use.closeAsDissatisfied(number, '已依法答复', reviewer) : use.reopen(number, parts, '未解决', reviewer),
  );
};

export const voidOrder: Act = (city, dice) => {
  const order = dice.aim(city.view.orders(), ({ state, parentNumber }) => under.includes(state) && parentNumber === '');
  const number = order?.number ?? 'none';
  const { voidOrder: use } = city.handling.use;
  return city.act('handling', () =>
    order?.pendingVoid === undefined
      ? use.request(number, '重复', somebody(dice, 'reviewer'))
      : use.confirm(number, somebody(dice, 'supervisor')),
  );
};
