import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { DispatchServiceService as rpcs } from '@hotline/proto/dispatch/v1/dispatch_service';
import type {
  ListQueueRequest,
  ListQueueResponse,
  ReleaseLeaseRequest,
  ReleaseLeaseResponse,
  RenewLeaseRequest,
  RenewLeaseResponse,
  TakeNextOrderRequest,
  TakeNextOrderResponse,
} from '@hotline/proto/dispatch/v1/queue';
import { Controller } from '@nestjs/common';
import { KeepLease } from '../../app/keep-lease.js';
import { ListQueue } from '../../app/list-queue.js';
import { TakeNextOrder } from '../../app/take-next-order.js';
import { urgencies } from '../../domain/words.js';
import * as fields from './fields.js';
import { toQueueEntry } from './queue-messages.js';

/** The dispatch queue. */
@Controller()
export class QueueController {
  constructor(
    private readonly takeNext: TakeNextOrder,
    private readonly queue: ListQueue,
    private readonly leases: KeepLease,
  ) {}

  @Rpc(rpcs.takeNextOrder)
  async takeNextOrder(request: TakeNextOrderRequest, caller: Caller): Promise<TakeNextOrderResponse> {
    const taken = await this.takeNext.execute(prefixes(request), caller);
    const [waiting] = await this.queue.withLeases(taken === undefined ? [] : [taken]);
    return { entry: waiting && toQueueEntry(waiting) };
  }

  @Rpc(rpcs.listQueue)
  async listQueue(request: ListQueueRequest): Promise<ListQueueResponse> {
    const urgency = fields.wordOrEmpty('urgency', request.urgency, urgencies);
    const { items, nextCursor } = await this.queue.execute({ ...prefixes(request), urgency }, fields.page(request));
    return { entries: items.map(toQueueEntry), nextCursor };
  }

  @Rpc(rpcs.renewLease)
  async renewLease({ number }: RenewLeaseRequest, caller: Caller): Promise<RenewLeaseResponse> {
    await this.leases.renew(fields.orderNumber(number), caller);
    return {};
  }

  @Rpc(rpcs.releaseLease)
  async releaseLease({ number }: ReleaseLeaseRequest, caller: Caller): Promise<ReleaseLeaseResponse> {
    await this.leases.release(fields.orderNumber(number), caller);
    return {};
  }
}

const prefixes = ({ categoryPrefix, divisionPrefix }: { categoryPrefix: string; divisionPrefix: string }) => ({
  categoryPrefix: fields.codePrefix('category_prefix', categoryPrefix),
  divisionPrefix: fields.codePrefix('division_prefix', divisionPrefix),
});
