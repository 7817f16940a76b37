import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type {
  SplitOrderRequest,
  SplitOrderResponse,
  WithdrawPartRequest,
  WithdrawPartResponse,
} from '@hotline/proto/handling/v1/splitting';
import { Controller } from '@nestjs/common';
import { SplitOrder } from '../../app/split-order.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';
import * as read from './work-requests.js';

/** One appeal as several orders. */
@Controller()
export class SplitsController {
  constructor(private readonly splits: SplitOrder) {}

  @Rpc(rpcs.splitOrder)
  async splitOrder({ number, parts, reason }: SplitOrderRequest, caller: Caller): Promise<SplitOrderResponse> {
    return { order: toOrder(await this.splits.split(fields.orderNumber(number), read.cuts(parts), fields.reason(reason), caller)) };
  }

  @Rpc(rpcs.withdrawPart)
  async withdrawPart({ number, reason }: WithdrawPartRequest, caller: Caller): Promise<WithdrawPartResponse> {
    return { order: toOrder(await this.splits.withdrawPart(fields.orderNumber(number), fields.reason(reason), caller)) };
  }
}
