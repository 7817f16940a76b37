import type { Caller } from '@hotline/platform/lifecycle';
import { noteCall, type Call } from '../domain/call.js';
import type { Appeals, Calls, Clock, Privacy } from './ports.js';

export type PlainCall = Omit<Call, 'contact' | 'agent'> & { phone: string };

/** A call on the line, with or without an appeal that came of it. */
export class RecordCall {
  constructor(
    private readonly calls: Calls,
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError CALL_EXISTS, APPEAL_NOT_FOUND */
  async execute({ phone, ...call }: PlainCall, caller: Caller): Promise<void> {
    const contact = this.privacy.sealContact({ name: '', phone, identityNumber: '' });
    await this.calls.add({ ...call, contact, words: this.privacy.mask(call.words), agent: caller.person });
    if (call.number === '') return;
    await this.appeals.update(call.number, (appeal) => noteCall(appeal, call, { caller, at: this.clock.now() }));
  }
}
