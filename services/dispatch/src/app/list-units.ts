import { isReachable, type Unit } from '../domain/unit.js';
import type { Clock, Page, Paged, UnitFilter, Units } from './ports.js';

export type ListedUnit = Unit & { reachableNow: boolean };

/** Units, and who of them can be joined to a call now. */
export class ListUnits {
  constructor(
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  /** Hours are no column: with `reachableOnly` pages are read until one is full. */
  async execute(filter: UnitFilter, reachableOnly: boolean, page: Page): Promise<Paged<ListedUnit>> {
    const found: ListedUnit[] = [];
    let { cursor } = page;
    do {
      const { items, nextCursor } = await this.units.list(filter, { size: page.size - found.length, cursor });
      found.push(...items.map((unit) => this.listed(unit)).filter(({ reachableNow }) => reachableNow || !reachableOnly));
      cursor = nextCursor;
    } while (cursor !== '' && found.length < page.size);
    return { items: found, nextCursor: cursor };
  }

  listed(unit: Unit): ListedUnit {
    return { ...unit, reachableNow: isReachable(unit, this.clock.now()) };
  }
}
