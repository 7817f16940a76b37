import type { Caller } from '@hotline/platform/lifecycle';
import { rate, type Opinion } from '../domain/citizen-acts.js';
import type { Appeals, Clock, Privacy, Progresses } from './ports.js';
import type { QueryCodeCheck } from './query-code.js';

/** The citizen rates a result or a direct answer. */
export class RateAppeal {
  constructor(
    private readonly code: QueryCodeCheck,
    private readonly appeals: Appeals,
    private readonly progresses: Progresses,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  async execute(number: string, queryCode: string, opinion: Opinion, caller: Caller): Promise<void> {
    const appeal = await this.code.require(number, queryCode, caller);
    const progress = appeal?.orderNumber ? await this.progresses.find(appeal.orderNumber) : undefined;
    const masked = { ...opinion, words: this.privacy.mask(opinion.words) };
    await this.appeals.update(number, (each) => rate(each, progress, masked, { caller, at: this.clock.now() }));
  }
}
