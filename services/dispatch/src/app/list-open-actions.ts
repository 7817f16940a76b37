import type { Caller } from '@hotline/platform/lifecycle';
import { placementActions, returnActions, type OpenAction } from '../domain/open-actions.js';
import { findPlacement } from './find-placement.js';
import type { Clock, Placements, Returns } from './ports.js';

/** The buttons that dispatch offers the caller on an order and its returns. */
export class ListOpenActions {
  constructor(
    private readonly placements: Placements,
    private readonly returns: Returns,
    private readonly clock: Clock,
  ) {}

  async execute(number: string, caller: Caller): Promise<OpenAction[]> {
    const placement = await findPlacement(this.placements, number);
    const returns = await this.returns.ofOrder(number);
    return [...placementActions(placement, caller), ...returns.flatMap((asked) => returnActions(asked, caller, this.clock.now()))];
  }
}
