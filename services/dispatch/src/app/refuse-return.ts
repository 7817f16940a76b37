import type { Caller } from '@hotline/platform/lifecycle';
import { refuseReturn } from '../domain/return-decisions.js';
import type { Return } from '../domain/return.js';
import type { Clock, Returns } from './ports.js';

/** The unit must handle it, or dispute. */
export class RefuseReturn {
  constructor(
    private readonly returns: Returns,
    private readonly clock: Clock,
  ) {}

  execute(id: string, reason: string, caller: Caller): Promise<Return> {
    return this.returns.update(id, (asked) => refuseReturn(asked, reason, caller, this.clock.now()));
  }
}
