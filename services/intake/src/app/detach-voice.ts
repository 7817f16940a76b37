import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { detach } from '../domain/voice.js';
import type { Appeals, Clock } from './ports.js';

/** A wrongly merged appeal waits again. */
export class DetachVoice {
  constructor(
    private readonly appeals: Appeals,
    private readonly clock: Clock,
  ) {}

  execute(number: string, reason: string, caller: Caller): Promise<Appeal> {
    return this.appeals.update(number, (appeal) => detach(appeal, reason, { caller, at: this.clock.now() }));
  }
}
