import { notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { markUnreasonable, type Mark } from '../domain/mark.js';
import type { Appeals, Clock, Marks, Privacy } from './ports.js';

/** Files evidence that an appeal is an unreasonable repeat. */
export class MarkUnreasonable {
  constructor(
    private readonly marks: Marks,
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError APPEAL_NOT_FOUND, MARK_EXISTS, NO_PERSON */
  async execute(number: string, evidence: string, caller: Caller): Promise<Mark> {
    const appeal = await this.appeals.find(number);
    if (appeal === undefined) throw notFound('APPEAL_NOT_FOUND', `there is no appeal ${number}`, { number });
    const present = await this.marks.find(number);
    const act = { caller, at: this.clock.now() };
    return this.marks.add(markUnreasonable(appeal, present, this.privacy.mask(evidence), act));
  }
}
