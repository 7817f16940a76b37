import type { Caller } from '@hotline/platform/lifecycle';
import { actorIn } from '../domain/act.js';
import { noted } from '../domain/appeal.js';
import type { Call } from '../domain/call.js';
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
    if (call.number !== '') await this.note(call, caller);
  }

  private async note({ number, callId, direction }: Omit<PlainCall, 'phone'>, caller: Caller): Promise<void> {
    await this.appeals.update(number, (appeal) => {
      const actor = actorIn(appeal, 'recordCall', caller);
      const notes = noted(appeal, 'recordCall', actor, this.clock.now(), { call_id: callId, direction });
      return { appeal: { ...appeal, callId: appeal.callId || callId, notes }, events: [] };
    });
  }
}
