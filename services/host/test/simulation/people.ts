import type { Caller } from '@hotline/platform/lifecycle';
import { units } from './city.js';
import type { Dice } from './dice.js';

const roles = [
  'citizen',
  'agent',
  'dispatcher',
  'arbiter',
  'reviewer',
  'callback_agent',
  'handler',
  'unit_head',
  'supervisor',
  'administrator',
];

/** Somebody with the role, one of two; now and then somebody who may not. */
export function somebody(dice: Dice, role: string, unit = ''): Caller {
  const lawful = dice.chance(0.95);
  const acting = lawful ? role : dice.pick(roles);
  const own = acting === 'handler' || acting === 'unit_head';
  const of = own ? (lawful && unit !== '' ? unit : dice.pick(units)) : '';
  return { person: `${acting}-${of}${1 + dice.below(2)}`, name: '测试员', unit: of, roles: [acting] };
}
