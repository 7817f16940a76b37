import type { Caller } from '@hotline/platform/lifecycle';
import { disputeReturn } from '../domain/return-decisions.js';
import type { Return } from '../domain/return.js';
import type { Clock, Returns } from './ports.js';

/** The unit asks the arbiter. */
export class DisputeReturn {
  constructor(
    private readonly returns: Returns,
    private readonly clock: Clock,
  ) {}

  execute(id: string, reason: string, caller: Caller): Promise<Return> {
    return this.returns.update(id, (refused) => disputeReturn(refused, reason, caller, this.clock.now()));
  }
}
