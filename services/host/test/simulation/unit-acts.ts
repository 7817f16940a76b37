import type { WorkOrder } from '@hotline/handling/testing';
import { units, type City } from './city.js';
import type { Dice } from './dice.js';
import type { Act } from './intake-acts.js';
import { somebody } from './people.js';

/** An assignment in one of the states, most of the time, and its unit. */
export function assignmentIn(city: City, dice: Dice, ...states: string[]): { id: string; unit: string; number: string } {
  const all = city.view.orders().flatMap(({ number, assignments }) => assignments.map((each) => ({ ...each, number })));
  return dice.aim(all, ({ state }) => states.includes(state)) ?? { id: 'none/a1', unit: units[0], number: 'none' };
}

export const sign: Act = (city, dice) => {
  const { id, unit } = assignmentIn(city, dice, 'assigned');
  return city.act('handling', () => city.handling.use.workOnAssignment.sign(id, somebody(dice, 'handler', unit)));
};

export const contact: Act = (city, dice) => {
  const { id, unit } = assignmentIn(city, dice, 'assigned', 'signed', 'returning');
  const caller = dice.chance(0.8) ? somebody(dice, 'handler', unit) : somebody(dice, 'agent');
  const way = caller.unit === '' ? 'centre' : 'phone';
  return city.act('handling', () => city.handling.use.workOnAssignment.contact(id, way, '已联系', caller));
};

export const submitResult: Act = (city, dice) => {
  const { id, unit } = assignmentIn(city, dice, 'signed', 'contacted', 'returning');
  const report = { text: '已修复', uncontactedReason: dice.chance(0.7) ? '无人接听' : '', attachments: [] };
  return city.act('handling', () => city.handling.use.workOnAssignment.submit(id, report, somebody(dice, 'handler', unit)));
};

export const returnIt: Act = (city, dice) => {
  const { id, unit } = assignmentIn(city, dice, 'assigned', 'signed');
  const ground = dice.pick(['not_our_duty', 'not_our_place', 'others_must_act'] as const);
  const asked = { ground, basis: '三定方案', proposedUnit: dice.pick(['', ...units.filter((each) => each !== unit)]), words: '' };
  return city.act('handling', () => city.handling.use.workOnAssignment.returnIt(id, asked, somebody(dice, 'unit_head', unit)));
};

export const recall: Act = (city, dice) => {
  const { id } = assignmentIn(city, dice, 'assigned', 'signed', 'contacted', 'submitted', 'returning');
  return city.act('handling', () => city.handling.use.workOnAssignment.recall(id, '派错', dice.chance(0.5), somebody(dice, 'dispatcher')));
};

export const review: Act = (city, dice) => {
  const { id } = assignmentIn(city, dice, 'submitted');
  const { reviewResults } = city.handling.use;
  const reviewer = somebody(dice, 'reviewer');
  return city.act('handling', () =>
    dice.chance(0.75) ? reviewResults.approve(id, reviewer) : reviewResults.reject(id, '证据不足', reviewer),
  );
};

export const progress: Act = (city, dice) => {
  const { id, unit, number } = assignmentIn(city, dice, 'signed', 'contacted');
  const { workOnAssignment, joinUnits } = city.handling.use;
  const caller = somebody(dice, 'handler', unit);
  return city.act('handling', () =>
    dice.chance(0.5)
      ? workOnAssignment.progress(id, '材料已到', caller)
      : joinUnits.recordMinutes(number, '会办纪要', { [unit]: '牵头' }, caller),
  );
};

/** A unit doubts a rejection or a rating, or somebody decides about its doubt. */
export const objection: Act = (city, dice) => {
  const orders = city.view.orders();
  const { objectToDecision } = city.handling.use;
  const raised = orders.flatMap(({ objections }) => objections).filter(({ state }) => state === 'raised');
  if (raised.length > 0 && dice.chance(0.7))
    return city.act('handling', () => objectToDecision.decide(dice.pick(raised).id, dice.chance(0.5), '复核', somebody(dice, 'reviewer')));
  const rated = ({ callbacks }: WorkOrder) =>
    callbacks.find(({ rating }) => rating !== undefined && (!rating.resolved || rating.satisfaction <= 2));
  const doubted = orders.flatMap((order) =>
    order.assignments.map(({ id, unit, state, rejections }) => ({
      command: {
        assignmentId: id,
        about: state === 'approved' ? ('rating' as const) : ('rejection' as const),
        appealNumber: rated(order)?.appealNumber ?? '',
      },
      unit,
      fits: state === 'approved' ? rated(order) !== undefined : rejections > 0,
    })),
  );
  const doubt = dice.aim(doubted, ({ fits }) => fits);
  const command = doubt?.command ?? { assignmentId: 'none/a1', about: 'rating' as const, appealNumber: '' };
  return city.act('handling', () => objectToDecision.raise({ ...command, reason: '不属实' }, somebody(dice, 'unit_head', doubt?.unit)));
};

const day = 86_400_000;

/** A unit asks for more time, before its close or just after. */
export const askExtension: Act = (city, dice) => {
  const closes = city.sla.ports.matters.allClocks().filter(({ kind }) => kind === 'unit_close');
  const close = dice.aim(closes, ({ state, limit }) => state === 'running' && limit?.unit === 'days');
  const until = (close?.dueAt ?? city.now.getTime()) + (1 + dice.below(6)) * day;
  const steps = [{ text: '采购', dueAt: until - day / 2 }];
  const application = { number: close?.number ?? 'none', reason: '等料', until, steps };
  return city.act('sla', () => city.sla.use.requestExtension.execute(application, somebody(dice, 'unit_head', close?.unit)));
};

export const decideExtension: Act = (city, dice) => {
  const asked = dice.aim(city.sla.ports.matters.allExtensions(), ({ state }) => state === 'requested' || state === 'granted');
  const { decideExtension: use } = city.sla.use;
  const id = asked?.id ?? 'none';
  const reviewer = somebody(dice, 'reviewer');
  return city.act('sla', () => {
    if (asked?.state === 'granted') return use.completeStep(id, 's1', '合同', somebody(dice, 'handler', asked.unit));
    return dice.chance(0.7) ? use.grant(id, undefined, reviewer) : use.refuse(id, '可按期办结', reviewer);
  });
};
