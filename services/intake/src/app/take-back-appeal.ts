import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { takeBack } from '../domain/decision.js';
import type { Appeals, Clock, Privacy } from './ports.js';

/** The other hotline handed it back: it waits again. */
export class TakeBackAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  execute(number: string, reason: string, caller: Caller): Promise<Appeal> {
    const masked = this.privacy.mask(reason);
    return this.appeals.update(number, (appeal) => takeBack(appeal, masked, { caller, at: this.clock.now() }));
  }
}
