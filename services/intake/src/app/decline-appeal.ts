import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { decline, type Declining } from '../domain/decision.js';
import type { DecideAppeal } from './decide-appeal.js';

/** Outside the duties of government. */
export class DeclineAppeal {
  constructor(private readonly decide: DecideAppeal) {}

  execute(number: string, declining: Declining, caller: Caller): Promise<Appeal> {
    return this.decide.execute(number, caller, (appeal, act) => decline(appeal, declining, act));
  }
}
