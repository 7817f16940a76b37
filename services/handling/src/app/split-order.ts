import type { Caller } from '@hotline/platform/lifecycle';
import { splitOrder, withdrawPart, type Cut } from '../domain/split.js';
import type { ChangeOrder } from './change-order.js';
import type { Units } from './ports.js';

/** One appeal as several orders, closed together. */
export class SplitOrder {
  constructor(
    private readonly change: ChangeOrder,
    private readonly units: Units,
  ) {}

  async split(number: string, cuts: readonly Cut[], reason: string, caller: Caller) {
    await this.units.requireActive(cuts.map(({ unit }) => unit).filter((unit) => unit !== ''));
    return this.change.order(number, (order, at) => splitOrder(order, cuts, reason, caller, at));
  }

  withdrawPart(number: string, reason: string, caller: Caller) {
    return this.change.order(number, (part, at) => withdrawPart(part, reason, caller, at));
  }
}
