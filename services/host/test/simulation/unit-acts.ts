import { units, type City } from './city.js';
import type { Dice } from './dice.js';
import type { Act } from './intake-acts.js';
import { somebody } from './people.js';

/** An assignment in one of the states, most of the time, and its unit. */
export function assignmentIn(city: City, dice: Dice, ...states: string[]): { id: string; unit: string; number: string } {
  const all = city.handling.all().flatMap(({ number, assignments }) => assignments.map((each) => ({ ...each, number })));
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
  const asked = { ground, basis: '三定方案', proposedUnit: dice.pick(['', ...units]), words: '' };
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

export const objection: Act = (city, dice) => {
  const pending = city.handling.all().flatMap(({ objections }) => objections.filter(({ state }) => state === 'raised'));
  const { objectToDecision } = city.handling.use;
  const asked = dice.aim(pending, () => true);
  if (asked !== undefined && dice.chance(0.6))
    return city.act('handling', () => objectToDecision.decide(asked.id, dice.chance(0.5), '复核', somebody(dice, 'reviewer')));
  const { id, unit } = assignmentIn(city, dice, 'signed', 'contacted', 'approved');
  const command = { assignmentId: id, about: dice.pick(['rejection', 'rating'] as const), appealNumber: '', reason: '不属实' };
  return city.act('handling', () => objectToDecision.raise(command, somebody(dice, 'unit_head', unit)));
};

export const extension: Act = (city, dice) => {
  const { number, unit } = assignmentIn(city, dice, 'assigned', 'signed', 'contacted');
  const { requestExtension, decideExtension } = city.sla.use;
  const known = city.sla.ports.matters.allExtensions();
  const asked = dice.aim(known, ({ state }) => state === 'requested');
  const until = city.now.getTime() + (1 + dice.below(8)) * 86_400_000;
  if (asked === undefined || dice.chance(0.4))
    return city.act('sla', () =>
      requestExtension.execute(
        { number, reason: '等料', until, steps: [{ text: '采购', dueAt: until }] },
        somebody(dice, 'unit_head', unit),
      ),
    );
  const reviewer = somebody(dice, 'reviewer');
  return city.act('sla', () =>
    dice.pick([
      () => decideExtension.grant(asked.id, undefined, reviewer),
      () => decideExtension.grant(asked.id, undefined, reviewer),
      () => decideExtension.refuse(asked.id, '可按期办结', reviewer),
      () => decideExtension.completeStep(asked.id, 's1', '合同', somebody(dice, 'handler', asked.unit)),
    ])(),
  );
};
