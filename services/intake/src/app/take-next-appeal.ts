import type { Caller } from '@hotline/platform/lifecycle';
import type { GetAppeal, Sight } from './get-appeal.js';
import type { Appeals, Queue } from './ports.js';

/** More than the agents that a centre seats: so many may be held before one is free. */
const lookAhead = 500;

/** The oldest appeal that waits, into the hands of one agent. */
export class TakeNextAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly queue: Queue,
    private readonly getAppeal: GetAppeal,
  ) {}

  /** @returns undefined when nothing waits */
  async execute(caller: Caller): Promise<Sight | undefined> {
    const number = await this.queue.takeNext(caller.person, await this.appeals.waiting(lookAhead));
    return number === undefined ? undefined : this.getAppeal.execute(number, caller);
  }
}
