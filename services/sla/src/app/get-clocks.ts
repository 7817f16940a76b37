import { forbidden, notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { matterOf, type Clock, type Matter } from '../domain/index.js';
import type { Matters } from './ports.js';

/** The matter of an order. @throws DomainError ORDER_NOT_FOUND */
export async function matterFor(matters: Matters, number: string): Promise<Matter> {
  const matter = await matters.find(matterOf(number));
  if (matter !== undefined) return matter;
  throw notFound('ORDER_NOT_FOUND', `no deadline is known of ${number}`, { number });
}

/** Every clock of an order, of its parts for the parent's number, by start. */
export class GetClocks {
  constructor(private readonly matters: Matters) {}

  async execute(number: string): Promise<Clock[]> {
    return clocksIn(await matterFor(this.matters, number), number);
  }

  /** As `execute`, for whom they concern. @throws DomainError ORDER_NOT_FOUND, NOT_YOUR_UNIT */
  async visible(number: string, caller: Caller): Promise<Clock[]> {
    const matter = await matterFor(this.matters, number);
    requirePart(matter, number, caller);
    return clocksIn(matter, number);
  }
}

function clocksIn({ clocks }: Matter, number: string): Clock[] {
  const own = Object.values(clocks).filter((clock) => clock.number === number || matterOf(number) === number);
  return own.sort((a, b) => a.startedAt - b.startedAt || a.id.localeCompare(b.id));
}

const ofUnits = ['handler', 'unit_head'];

/** Who only works for a unit sees the deadlines of what the unit has, or had, a part in. */
function requirePart({ orders }: Matter, number: string, { roles, unit }: Caller): void {
  const seesAll = !roles.every((role) => ofUnits.includes(role) || (role === 'keeper' && unit !== ''));
  const hasPart = Object.values(orders).some(({ assignments }) => Object.values(assignments).some((each) => each.unit === unit));
  if (!seesAll && !hasPart) throw forbidden('NOT_YOUR_UNIT', 'your unit has no part in this order', { yours: unit, number });
}
