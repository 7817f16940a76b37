import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { withdraw } from '../domain/withdrawal.js';
import type { Appeals, Clock, Privacy } from './ports.js';
import type { QueryCodeCheck } from './query-code.js';

/** The citizen withdraws. */
export class WithdrawAppeal {
  constructor(
    private readonly code: QueryCodeCheck,
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  async execute(number: string, queryCode: string, reason: string, caller: Caller): Promise<Appeal> {
    await this.code.require(number, queryCode, caller);
    const masked = this.privacy.mask(reason);
    return this.appeals.update(number, (appeal) => withdraw(appeal, masked, { caller, at: this.clock.now() }));
  }
}
