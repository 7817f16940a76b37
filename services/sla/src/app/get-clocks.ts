import { notFound } from '@hotline/platform/errors';
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
    const { clocks } = await matterFor(this.matters, number);
    const own = Object.values(clocks).filter((clock) => clock.number === number || matterOf(number) === number);
    return own.sort((a, b) => a.startedAt - b.startedAt || a.id.localeCompare(b.id));
  }
}
