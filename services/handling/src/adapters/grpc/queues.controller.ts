import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import type { TakeNextCallbackRequest, TakeNextCallbackResponse } from '@hotline/proto/handling/v1/calling_back';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type { ReleaseLeaseRequest, ReleaseLeaseResponse, RenewLeaseRequest, RenewLeaseResponse } from '@hotline/proto/handling/v1/lease';
import type { TakeNextReviewRequest, TakeNextReviewResponse } from '@hotline/proto/handling/v1/reviewing';
import { Controller } from '@nestjs/common';
import { KeepLease } from '../../app/keep-lease.js';
import { queueNames } from '../../app/list-ports.js';
import { TakeNextWork } from '../../app/take-next-work.js';
import { toAssignment } from './assignment-messages.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';
import { toCallback } from './question-messages.js';

/** Work that is taken, one piece at a time: reviews and callbacks. */
@Controller()
export class QueuesController {
  constructor(
    private readonly takeNext: TakeNextWork,
    private readonly leases: KeepLease,
  ) {}

  @Rpc(rpcs.takeNextReview)
  async takeNextReview(request: TakeNextReviewRequest, caller: Caller): Promise<TakeNextReviewResponse> {
    const taken = await this.takeNext.execute('review', prefixes(request), caller);
    const assignment = taken?.order.assignments.find(({ id }) => id === taken.item);
    return { order: taken && toOrder(taken.order), assignment: assignment && toAssignment(assignment), lease: taken?.lease };
  }

  @Rpc(rpcs.takeNextCallback)
  async takeNextCallback(request: TakeNextCallbackRequest, caller: Caller): Promise<TakeNextCallbackResponse> {
    const taken = await this.takeNext.execute('callback', prefixes(request), caller);
    const callback = taken?.order.callbacks.findLast(({ appealNumber }) => taken.item === `${taken.order.number}/${appealNumber}`);
    return { order: taken && toOrder(taken.order), callback: callback && toCallback(callback), lease: taken?.lease };
  }

  @Rpc(rpcs.renewLease)
  async renewLease({ queue, item }: RenewLeaseRequest, caller: Caller): Promise<RenewLeaseResponse> {
    await this.leases.renew(fields.word('queue', queue, queueNames), fields.id('item', item), caller);
    return {};
  }

  @Rpc(rpcs.releaseLease)
  async releaseLease({ queue, item }: ReleaseLeaseRequest, caller: Caller): Promise<ReleaseLeaseResponse> {
    await this.leases.release(fields.word('queue', queue, queueNames), fields.id('item', item), caller);
    return {};
  }
}

const prefixes = ({ categoryPrefix, divisionPrefix }: { categoryPrefix: string; divisionPrefix: string }) => ({
  categoryPrefix: fields.codePrefix('category_prefix', categoryPrefix),
  divisionPrefix: fields.codePrefix('division_prefix', divisionPrefix),
});
