import type { Caller } from '@hotline/platform/lifecycle';
import type { Return } from '../domain/return.js';
import type { Page, Paged, ReturnFilter, Returns } from './ports.js';

const centre = ['dispatcher', 'arbiter', 'reviewer', 'supervisor', 'inspector', 'analyst', 'leader', 'administrator'];

/** Returns, newest first. Who only belongs to a unit sees that unit's. */
export class ListReturns {
  constructor(private readonly returns: Returns) {}

  execute(filter: ReturnFilter, page: Page, { roles, unit }: Caller): Promise<Paged<Return>> {
    const seesAll = roles.some((role) => centre.includes(role));
    if (!seesAll && filter.unit !== '' && filter.unit !== unit) return Promise.resolve({ items: [], nextCursor: '' });
    return this.returns.list(seesAll ? filter : { ...filter, unit }, page);
  }
}
