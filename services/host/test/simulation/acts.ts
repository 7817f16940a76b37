import * as dispatch from './dispatch-acts.js';
import * as intake from './intake-acts.js';
import type { Act } from './intake-acts.js';
import * as orders from './order-acts.js';
import * as unit from './unit-acts.js';

const minute = 1;
const hour = 60 * minute;
const day = 24 * hour;

/** Time goes on; mostly the workers are awake, now and then they were not and find later what they missed. */
const wait: Act = async (city, dice) => {
  city.wait(dice.pick([minute, 10 * minute, 10 * minute, hour, hour, 5 * hour, day, 3 * day, 12 * day]));
  if (dice.chance(0.8)) await city.sla.fireDue();
};

const deliver: Act = (city) => city.bus.deliver();

/** What may happen, and how often; first what a counter-example can do without. */
const weighted: Record<string, [number, Act]> = {
  deliver: [4, deliver],
  submit: [2, intake.submit],
  accept: [3, intake.accept],
  decide: [1, intake.decide],
  takeBack: [2, intake.takeBack],
  merge: [3, intake.merge],
  detach: [1, intake.detach],
  withdraw: [1, intake.withdraw],
  supplement: [1, intake.supplement],
  urgeAppeal: [1, intake.urgeAppeal],
  rate: [6, intake.rate],
  dispatchOrder: [6, dispatch.dispatchOrder],
  reassign: [2, dispatch.reassign],
  emergency: [1, dispatch.emergency],
  decideReturn: [10, dispatch.decideReturn],
  dispute: [12, dispatch.dispute],
  rule: [25, dispatch.rule],
  sign: [4, unit.sign],
  contact: [4, unit.contact],
  submitResult: [8, unit.submitResult],
  returnIt: [4, unit.returnIt],
  recall: [1, unit.recall],
  review: [14, unit.review],
  progress: [1, unit.progress],
  objection: [10, unit.objection],
  askExtension: [2, unit.askExtension],
  decideExtension: [10, unit.decideExtension],
  join: [2, orders.join],
  split: [1, orders.split],
  withdrawPart: [2, orders.withdrawPart],
  askSuspension: [3, orders.askSuspension],
  decideSuspension: [12, orders.decideSuspension],
  resume: [4, orders.resume],
  changeUrgency: [2, orders.changeUrgency],
  press: [1, orders.press],
  callBack: [16, orders.callBack],
  finish: [6, orders.finish],
  voidOrder: [1, orders.voidOrder],
  wait: [5, wait],
};

export const acts: Record<string, Act> = Object.fromEntries(Object.entries(weighted).map(([name, [, act]]) => [name, act]));

/** Each name as often as it is to be drawn. */
export const names: string[] = Object.entries(weighted).flatMap(([name, [weight]]) => Array<string>(weight).fill(name));
