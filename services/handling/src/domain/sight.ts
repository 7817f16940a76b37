import { forbidden } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { WorkOrder } from './work-order.js';

const ofUnits = new Set(['handler', 'unit_head']);

/** Whether somebody sees their unit's orders only: every role they hold is a unit's. A keeper is of a unit, or of the centre. */
export const seesOwnOnly = ({ roles, unit }: Caller): boolean =>
  roles.every((role) => ofUnits.has(role) || (role === 'keeper' && unit !== ''));

/**
 * A unit sees an order when it has, or had, an assignment in it, its parent or one of its parts.
 * @param family the order first, then its parent and parts
 * @throws DomainError NOT_YOUR_UNIT
 */
export function requireMaySee(family: readonly WorkOrder[], caller: Caller): void {
  if (!seesOwnOnly(caller) || family.some(({ assignments }) => assignments.some(({ unit }) => unit === caller.unit))) return;
  throw forbidden('NOT_YOUR_UNIT', 'your unit has no part in this order', { yours: caller.unit, number: family[0]?.number ?? '' });
}
