import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { requireWhole } from '@hotline/platform/text';
import type * as citizen from '@hotline/proto/intake/v1/citizen';
import { IntakeServiceService as rpcs } from '@hotline/proto/intake/v1/intake_service';
import type * as submission from '@hotline/proto/intake/v1/submission';
import { Controller, Inject } from '@nestjs/common';
import { optionalText, requireNumber } from './check.js';
import { checkSubmission, checkSupplement } from './check-submission.js';
import { toTracking } from './to-proto.js';
import { UseCases } from './use-cases.js';

/** What citizens do, and agents in their place. */
@Controller()
export class CitizenController {
  constructor(@Inject(UseCases) private readonly use: UseCases) {}

  @Rpc(rpcs.submitAppeal)
  async submitAppeal(request: submission.SubmitAppealRequest, caller: Caller): Promise<submission.SubmitAppealResponse> {
    return this.use.submitAppeal.execute(checkSubmission(request), caller);
  }

  @Rpc(rpcs.addToAppeal)
  async addToAppeal(request: submission.AddToAppealRequest, caller: Caller): Promise<submission.AddToAppealResponse> {
    await this.use.addToAppeal.execute(requireNumber(request.number), request.queryCode, checkSupplement(request), caller);
    return {};
  }

  @Rpc(rpcs.withdrawAppeal)
  async withdrawAppeal(request: submission.WithdrawAppealRequest, caller: Caller): Promise<submission.WithdrawAppealResponse> {
    const { number, queryCode, reason } = request;
    const words = optionalText('reason', reason, 500);
    const { state } = await this.use.withdrawAppeal.execute(requireNumber(number), queryCode, words, caller);
    return { state };
  }

  @Rpc(rpcs.trackAppeal)
  async trackAppeal({ number, queryCode }: citizen.TrackAppealRequest, caller: Caller): Promise<citizen.TrackAppealResponse> {
    return toTracking(await this.use.trackAppeal.execute(requireNumber(number), queryCode, caller));
  }

  @Rpc(rpcs.rateAppeal)
  async rateAppeal(request: citizen.RateAppealRequest, caller: Caller): Promise<citizen.RateAppealResponse> {
    const { number, queryCode, contacted, resolved } = request;
    const satisfaction = requireWhole('satisfaction', request.satisfaction, { min: 1, max: 5 });
    const opinion = { contacted, resolved, satisfaction, words: optionalText('words', request.words, 500) };
    await this.use.rateAppeal.execute(requireNumber(number), queryCode, opinion, caller);
    return {};
  }

  @Rpc(rpcs.urgeAppeal)
  async urgeAppeal({ number, queryCode, words }: citizen.UrgeAppealRequest, caller: Caller): Promise<citizen.UrgeAppealResponse> {
    const checked = optionalText('words', words, 500);
    return { urges: await this.use.urgeAppeal.execute(requireNumber(number), queryCode, checked, caller) };
  }
}
