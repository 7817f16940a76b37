import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { requireDate, requireOneOf, requireText, requireWords } from '@hotline/platform/text';
import type * as call from '@hotline/proto/intake/v1/call';
import type * as contact from '@hotline/proto/intake/v1/contact';
import { IntakeServiceService as rpcs } from '@hotline/proto/intake/v1/intake_service';
import type * as mark from '@hotline/proto/intake/v1/mark';
import { Controller, Inject } from '@nestjs/common';
import { directions } from '../../domain/words.js';
import { optionalText, requireNumber } from './check.js';
import { requireReason } from './check-decision.js';
import { checkPhone } from './check-submission.js';
import { toMark } from './to-proto.js';
import { UseCases } from './use-cases.js';

/** Calls, marks, malice, and who looked at a contact: what must be on the record. */
@Controller()
export class RecordController {
  constructor(@Inject(UseCases) private readonly use: UseCases) {}

  @Rpc(rpcs.recordCall)
  async recordCall(request: call.RecordCallRequest, caller: Caller): Promise<call.RecordCallResponse> {
    const checked = {
      callId: requireText('call_id', request.callId, { max: 64 }),
      number: request.number === '' ? '' : requireNumber(request.number),
      direction: requireOneOf('direction', request.direction, directions),
      phone: checkPhone('phone', request.phone),
      startedAt: requireDate('started_at', request.startedAt),
      durationSeconds: request.durationSeconds,
      recording: optionalText('recording', request.recording, 500),
      words: optionalText('words', request.words, 2000),
    };
    await this.use.recordCall.execute(checked, caller);
    return {};
  }

  @Rpc(rpcs.markUnreasonable)
  async markUnreasonable({ number, evidence }: mark.MarkUnreasonableRequest, caller: Caller): Promise<mark.MarkUnreasonableResponse> {
    const checked = requireText('evidence', evidence, { max: 2000 });
    return toMark(await this.use.markUnreasonable.execute(requireNumber(number), checked, caller));
  }

  @Rpc(rpcs.decideUnreasonable)
  async decideUnreasonable(request: mark.DecideUnreasonableRequest, caller: Caller): Promise<mark.DecideUnreasonableResponse> {
    const { number, upheld, reason, reviewAt } = request;
    const decision = { upheld, reason: requireReason(reason), reviewAt };
    return toMark(await this.use.decideUnreasonable.execute(requireNumber(number), decision, caller));
  }

  @Rpc(rpcs.liftUnreasonable)
  async liftUnreasonable({ number, reason }: mark.LiftUnreasonableRequest, caller: Caller): Promise<mark.LiftUnreasonableResponse> {
    return toMark(await this.use.liftUnreasonable.execute(requireNumber(number), requireReason(reason), caller));
  }

  @Rpc(rpcs.referMalice)
  async referMalice({ number, evidence, to }: mark.ReferMaliceRequest, caller: Caller): Promise<mark.ReferMaliceResponse> {
    const checked = { evidence: requireText('evidence', evidence, { max: 2000 }), to: requireWords('to', to, { max: 60 }) };
    await this.use.referMalice.execute(requireNumber(number), checked, caller);
    return {};
  }

  @Rpc(rpcs.revealContact)
  async revealContact({ number, reason }: contact.RevealContactRequest, caller: Caller): Promise<contact.RevealContactResponse> {
    return this.use.revealContact.execute(requireNumber(number), requireReason(reason), caller);
  }
}
