import type { Caller } from '@hotline/platform/lifecycle';
import { barUnit } from '../domain/placement-facts.js';
import { grantReturn } from '../domain/return-decisions.js';
import type { Return } from '../domain/return.js';
import type { Clock, Placements, Returns } from './ports.js';

/** The unit is right; handling takes it out and queues the order. */
export class GrantReturn {
  constructor(
    private readonly returns: Returns,
    private readonly placements: Placements,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, reason: string, caller: Caller): Promise<Return> {
    const granted = await this.returns.update(id, (asked) => grantReturn(asked, reason, caller, this.clock.now()));
    const { number, unit, proposedUnit } = granted;
    await this.placements.update(number, (placement) => ({ placement: barUnit(placement, unit, proposedUnit), events: [] }));
    return granted;
  }
}
