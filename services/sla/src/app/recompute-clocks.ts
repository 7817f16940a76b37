import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { recomputeClocks } from '../domain/index.js';
import type { Audit, Matters, RuleBook, Time } from './ports.js';

/** An administrator brings the running clocks of one order in line with the rules in force. */
export class RecomputeClocks {
  constructor(
    private readonly matters: Matters,
    private readonly rules: RuleBook,
    private readonly audit: Audit,
    private readonly time: Time,
  ) {}

  /** @throws DomainError ORDER_NOT_FOUND, ORDER_ENDED */
  async execute(number: string, reason: string, caller: Caller): Promise<void> {
    const actor = actAs(caller, 'recomputeClocks', ['administrator']);
    const { policy, calendar } = await this.rules.read();
    const at = this.time.now();
    await this.matters.update(number, actor, (matter) => recomputeClocks(matter, number, at.getTime(), policy, calendar));
    await this.audit.append({ at, person: caller.person, action: 'recomputeClocks', subject: number, reason });
  }
}
