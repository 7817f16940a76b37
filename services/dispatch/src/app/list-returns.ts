import type { Caller } from '@hotline/platform/lifecycle';
import type { Return } from '../domain/return.js';
import { returnReaders } from '../domain/roles.js';
import type { Page, Paged, ReturnFilter, Returns } from './ports.js';

/** Returns, newest first. Who only belongs to a unit sees that unit's. */
export class ListReturns {
  constructor(private readonly returns: Returns) {}

  execute(filter: ReturnFilter, page: Page, { roles, unit }: Caller): Promise<Paged<Return>> {
    const seesAll = returnReaders.some((role) => roles.includes(role));
    if (!seesAll && filter.unit !== '' && filter.unit !== unit) return Promise.resolve({ items: [], nextCursor: '' });
    return this.returns.list(seesAll ? filter : { ...filter, unit }, page);
  }
}
