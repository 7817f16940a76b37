import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { transfer } from '../domain/decision.js';
import type { DecideAppeal } from './decide-appeal.js';
import type { Privacy } from './ports.js';

/** Hands an appeal to an emergency or partner hotline. */
export class TransferAppeal {
  constructor(
    private readonly decide: DecideAppeal,
    private readonly privacy: Privacy,
  ) {}

  execute(number: string, { to, notes }: { to: string; notes: string }, caller: Caller): Promise<Appeal> {
    const masked = { to, notes: this.privacy.mask(notes) };
    return this.decide.execute(number, caller, (appeal, act) => transfer(appeal, masked, act));
  }
}
