import type { Act } from '../domain/act.js';
import type { Appeal, Outcome } from '../domain/appeal.js';
import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeals, Clock, Queue } from './ports.js';

/** A decision about an appeal that waits: only by who has it in hand, and then it is out of hand. */
export class DecideAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly queue: Queue,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError LEASE_HELD, APPEAL_NOT_FOUND, and what `decision` refuses */
  async execute(number: string, caller: Caller, decision: (appeal: Appeal, act: Act) => Outcome): Promise<Appeal> {
    await this.queue.claim(number, caller.person);
    const appeal = await this.appeals.update(number, (each) => decision(each, { caller, at: this.clock.now() }));
    await this.queue.release(number, caller.person);
    return appeal;
  }
}
