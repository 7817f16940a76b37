import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type {
  ApproveResultRequest,
  ApproveResultResponse,
  RejectResultRequest,
  RejectResultResponse,
} from '@hotline/proto/handling/v1/reviewing';
import { Controller } from '@nestjs/common';
import { ReviewResults } from '../../app/review-results.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';

/** The centre checks what units report. */
@Controller()
export class ReviewsController {
  constructor(private readonly reviews: ReviewResults) {}

  @Rpc(rpcs.approveResult)
  async approveResult({ assignmentId }: ApproveResultRequest, caller: Caller): Promise<ApproveResultResponse> {
    return { order: toOrder(await this.reviews.approve(fields.id('assignment_id', assignmentId), caller)) };
  }

  @Rpc(rpcs.rejectResult)
  async rejectResult({ assignmentId, reason }: RejectResultRequest, caller: Caller): Promise<RejectResultResponse> {
    return { order: toOrder(await this.reviews.reject(fields.id('assignment_id', assignmentId), fields.reason(reason), caller)) };
  }
}
