import { system } from '@hotline/platform/lifecycle';
import { apply, matterOfFact, type Fact } from '../domain/index.js';
import type { Matters, RuleBook } from './ports.js';

/** Writes what happened elsewhere into the matter's clocks. */
export class ApplyFact {
  constructor(
    private readonly matters: Matters,
    private readonly rules: RuleBook,
  ) {}

  async execute(fact: Fact): Promise<void> {
    const { policy, calendar } = await this.rules.read();
    await this.matters.update(matterOfFact(fact), system, (matter) => apply(matter, fact, policy, calendar));
  }
}
