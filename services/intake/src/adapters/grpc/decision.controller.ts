import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import type * as decision from '@hotline/proto/intake/v1/decision';
import { IntakeServiceService as rpcs } from '@hotline/proto/intake/v1/intake_service';
import type * as queue from '@hotline/proto/intake/v1/queue';
import { requireText } from '@hotline/platform/text';
import { Controller, Inject } from '@nestjs/common';
import { urgencies } from '../../domain/words.js';
import { checkCategory, optionalWord, requireNumber } from './check.js';
import { checkAnswer, checkClassification, checkDeclining, checkTransfer, requireReason } from './check-decision.js';
import { toAppeal, toDecided } from './to-proto.js';
import { UseCases } from './use-cases.js';

/** The intake queue, and what becomes of an appeal. */
@Controller()
export class DecisionController {
  constructor(@Inject(UseCases) private readonly use: UseCases) {}

  @Rpc(rpcs.takeNextAppeal)
  async takeNextAppeal(_request: queue.TakeNextAppealRequest, caller: Caller): Promise<queue.TakeNextAppealResponse> {
    const next = await this.use.takeNextAppeal.execute(caller);
    return { appeal: next && toAppeal(next) };
  }

  @Rpc(rpcs.renewLease)
  async renewLease({ number }: queue.RenewLeaseRequest, caller: Caller): Promise<queue.RenewLeaseResponse> {
    await this.use.keepLease.renew(requireNumber(number), caller);
    return {};
  }

  @Rpc(rpcs.releaseLease)
  async releaseLease({ number }: queue.ReleaseLeaseRequest, caller: Caller): Promise<queue.ReleaseLeaseResponse> {
    await this.use.keepLease.release(requireNumber(number), caller);
    return {};
  }

  @Rpc(rpcs.acceptAppeal)
  async acceptAppeal(request: decision.AcceptAppealRequest, caller: Caller): Promise<decision.AcceptAppealResponse> {
    const category = checkCategory(requireText('category', request.category, { max: 32 }));
    const found = checkClassification(request);
    return toDecided(await this.use.acceptAppeal.execute(requireNumber(request.number), category, found, caller));
  }

  @Rpc(rpcs.answerAppeal)
  async answerAppeal(request: decision.AnswerAppealRequest, caller: Caller): Promise<decision.AnswerAppealResponse> {
    return toDecided(await this.use.answerAppeal.execute(requireNumber(request.number), checkAnswer(request), caller));
  }

  @Rpc(rpcs.declineAppeal)
  async declineAppeal(request: decision.DeclineAppealRequest, caller: Caller): Promise<decision.DeclineAppealResponse> {
    return toDecided(await this.use.declineAppeal.execute(requireNumber(request.number), checkDeclining(request), caller));
  }

  @Rpc(rpcs.mergeAppeal)
  async mergeAppeal(request: decision.MergeAppealRequest, caller: Caller): Promise<decision.MergeAppealResponse> {
    const into = requireNumber(request.orderNumber, 'order_number');
    const urgency = optionalWord('urgency', request.urgency, urgencies);
    return toDecided(await this.use.mergeAppeal.execute(requireNumber(request.number), into, urgency, caller));
  }

  @Rpc(rpcs.detachVoice)
  async detachVoice({ number, reason }: decision.DetachVoiceRequest, caller: Caller): Promise<decision.DetachVoiceResponse> {
    return toDecided(await this.use.detachVoice.execute(requireNumber(number), requireReason(reason), caller));
  }

  @Rpc(rpcs.transferAppeal)
  async transferAppeal(request: decision.TransferAppealRequest, caller: Caller): Promise<decision.TransferAppealResponse> {
    return toDecided(await this.use.transferAppeal.execute(requireNumber(request.number), checkTransfer(request), caller));
  }

  @Rpc(rpcs.takeBackAppeal)
  async takeBackAppeal({ number, reason }: decision.TakeBackAppealRequest, caller: Caller): Promise<decision.TakeBackAppealResponse> {
    return toDecided(await this.use.takeBackAppeal.execute(requireNumber(number), requireReason(reason), caller));
  }
}
