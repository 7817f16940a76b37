import { system } from '@hotline/platform/lifecycle';
import { apply, type Fact } from '../domain/index.js';
import type { Matters, RuleBook } from './ports.js';

/** Writes what happened elsewhere into the matter's clocks. */
export class ApplyFact {
  constructor(
    private readonly matters: Matters,
    private readonly rules: RuleBook,
  ) {}

  /** `about`: the order or appeal whose matter it is. */
  async execute(about: string, fact: Fact): Promise<void> {
    const { policy, calendar } = await this.rules.read();
    await this.matters.update(about, system, (matter) => apply(matter, fact, policy, calendar));
  }
}
