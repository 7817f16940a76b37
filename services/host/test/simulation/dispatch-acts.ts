import { units, type City } from './city.js';
import type { Dice } from './dice.js';
import type { Act } from './intake-acts.js';
import { somebody } from './people.js';

const placementIn = (city: City, dice: Dice, state: string) =>
  dice.aim(city.view.placements(), (each) => each.state === state)?.number ?? 'no-such-order';
const returnIn = (city: City, dice: Dice, state: string) =>
  dice.aim(city.view.returns(), (each) => each.state === state && !each.refusalStands)?.id ?? 'no-such-return';
const assistsBeside = (dice: Dice, lead: string) => units.filter((unit) => unit !== lead && dice.chance(0.2));

export const dispatchOrder: Act = (city, dice) => {
  const lead = dice.pick(units);
  const urgency = dice.pick(['', '', '', '', '', '', 'urgent', 'critical'] as const);
  const command = { number: placementIn(city, dice, 'queued'), lead, assists: assistsBeside(dice, lead), urgency, reason: '职责所在' };
  return city.act('dispatch', () => city.dispatch.use.dispatchOrder.execute(command, somebody(dice, 'dispatcher')));
};

export const reassign: Act = (city, dice) => {
  const led = ({ live }: { live: { role: string; approved: boolean }[] }) =>
    live.some(({ role, approved }) => role === 'lead' && !approved);
  const placement = dice.aim(city.view.placements(), led);
  const fromAssignmentId = placement?.live.find(({ role }) => role === 'lead')?.assignmentId ?? 'none';
  const command = {
    number: placement?.number ?? 'none',
    fromAssignmentId,
    lead: dice.pick(units),
    wrongDispatch: dice.chance(0.5),
    reason: '改派',
  };
  return city.act('dispatch', () => city.dispatch.use.reassignOrder.execute(command, somebody(dice, 'dispatcher')));
};

export const emergency: Act = (city, dice) => {
  const lead = dice.chance(0.5) ? '' : dice.pick(units);
  const command = {
    number: placementIn(city, dice, 'placed'),
    lead,
    assists: assistsBeside(dice, lead),
    leaders: ['leader-1'],
    reason: '突发',
  };
  return city.act('dispatch', () => city.dispatch.use.declareEmergency.execute(command, somebody(dice, 'dispatcher')));
};

export const decideReturn: Act = (city, dice) => {
  const { grantReturn, refuseReturn } = city.dispatch.use;
  const decision = dice.chance(0.5) ? grantReturn : refuseReturn;
  return city.act('dispatch', () => decision.execute(returnIn(city, dice, 'requested'), '依三定方案', somebody(dice, 'dispatcher')));
};

export const dispute: Act = (city, dice) => {
  const id = returnIn(city, dice, 'refused');
  const unit = city.view.returns().find((each) => each.id === id)?.unit;
  return city.act('dispatch', () => city.dispatch.use.disputeReturn.execute(id, '不服', somebody(dice, 'unit_head', unit)));
};

export const rule: Act = (city, dice) => {
  const verdict = dice.pick(['for_unit', 'against_unit'] as const);
  const ruling = {
    returnId: returnIn(city, dice, 'disputed'),
    verdict,
    reason: '裁定',
    namedUnit: verdict === 'for_unit' ? dice.pick(units) : '',
    amendedRow: undefined,
  };
  return city.act('dispatch', () => city.dispatch.use.ruleOnReturn.execute(ruling, somebody(dice, 'arbiter')));
};
