import type { Caller } from '@hotline/platform/lifecycle';
import { referMalice } from '../domain/malice.js';
import type { Appeals, Clock, Privacy } from './ports.js';

/** Refers malice to law enforcement: recorded and told. */
export class ReferMalice {
  constructor(
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  async execute(number: string, { evidence, to }: { evidence: string; to: string }, caller: Caller): Promise<void> {
    const masked = { evidence: this.privacy.mask(evidence), to };
    await this.appeals.update(number, (appeal) => referMalice(appeal, masked, { caller, at: this.clock.now() }));
  }
}
