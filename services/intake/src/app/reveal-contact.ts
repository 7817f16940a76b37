import { notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { requireReveal } from '../domain/sight.js';
import type { Appeals, Audit, Clock, Contact, Privacy, Progresses } from './ports.js';

export interface Revealed {
  contact: Contact;
  /** As the citizen wrote it; empty: nothing in it was masked. */
  originalText: string;
}

/** Shows name and numbers, for a reason. The audit line is written before anything is shown. */
export class RevealContact {
  constructor(
    private readonly appeals: Appeals,
    private readonly progresses: Progresses,
    private readonly privacy: Privacy,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError APPEAL_NOT_FOUND, NOT_YOUR_UNIT, HIDDEN_IDENTITY, NO_CONTACT */
  async execute(number: string, reason: string, caller: Caller): Promise<Revealed> {
    const appeal = await this.appeals.find(number);
    if (appeal === undefined) throw notFound('APPEAL_NOT_FOUND', `there is no appeal ${number}`, { number });
    const progress = appeal.orderNumber ? await this.progresses.find(appeal.orderNumber) : undefined;
    const { person } = requireReveal(appeal, progress, caller);
    await this.audit.append({ at: this.clock.now(), person, action: 'revealContact', subject: number, reason });
    return {
      contact: this.privacy.openContact(appeal.contact),
      originalText: appeal.sealedText === '' ? '' : this.privacy.open(appeal.sealedText),
    };
  }
}
