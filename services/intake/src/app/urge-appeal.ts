import type { Caller } from '@hotline/platform/lifecycle';
import { urge } from '../domain/citizen-acts.js';
import type { Appeals, Clock, Privacy, Progresses } from './ports.js';
import type { QueryCodeCheck } from './query-code.js';

/** Asks to hurry; handling counts it. */
export class UrgeAppeal {
  constructor(
    private readonly code: QueryCodeCheck,
    private readonly appeals: Appeals,
    private readonly progresses: Progresses,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  /** @returns how often this appeal was urged */
  async execute(number: string, queryCode: string, words: string, caller: Caller): Promise<number> {
    const appeal = await this.code.require(number, queryCode, caller);
    const progress = appeal?.orderNumber ? await this.progresses.find(appeal.orderNumber) : undefined;
    const masked = this.privacy.mask(words);
    const urged = await this.appeals.update(number, (each) => urge(each, progress, masked, { caller, at: this.clock.now() }));
    return urged.urges.length;
  }
}
