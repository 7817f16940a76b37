import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type {
  GrantSuspensionRequest,
  GrantSuspensionResponse,
  RefuseSuspensionRequest,
  RefuseSuspensionResponse,
  RequestSuspensionRequest,
  RequestSuspensionResponse,
  ResumeOrderRequest,
  ResumeOrderResponse,
} from '@hotline/proto/handling/v1/suspending';
import { Controller } from '@nestjs/common';
import { SuspendOrder } from '../../app/suspend-order.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';

/** Orders that rest. */
@Controller()
export class SuspensionsController {
  constructor(private readonly suspensions: SuspendOrder) {}

  @Rpc(rpcs.requestSuspension)
  async requestSuspension({ number, reason, until }: RequestSuspensionRequest, caller: Caller): Promise<RequestSuspensionResponse> {
    const date = fields.date('until', until);
    return { order: toOrder(await this.suspensions.request(fields.orderNumber(number), fields.reason(reason), date, caller)) };
  }

  @Rpc(rpcs.grantSuspension)
  async grantSuspension({ suspensionId }: GrantSuspensionRequest, caller: Caller): Promise<GrantSuspensionResponse> {
    return { order: toOrder(await this.suspensions.grant(fields.id('suspension_id', suspensionId), caller)) };
  }

  @Rpc(rpcs.refuseSuspension)
  async refuseSuspension({ suspensionId, reason }: RefuseSuspensionRequest, caller: Caller): Promise<RefuseSuspensionResponse> {
    return { order: toOrder(await this.suspensions.refuse(fields.id('suspension_id', suspensionId), fields.reason(reason), caller)) };
  }

  @Rpc(rpcs.resumeOrder)
  async resumeOrder({ number, reason }: ResumeOrderRequest, caller: Caller): Promise<ResumeOrderResponse> {
    return { order: toOrder(await this.suspensions.resume(fields.orderNumber(number), fields.reason(reason), caller)) };
  }
}
