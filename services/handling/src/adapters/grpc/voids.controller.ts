import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type { ConfirmVoidRequest, ConfirmVoidResponse, RequestVoidRequest, RequestVoidResponse } from '@hotline/proto/handling/v1/voiding';
import { Controller } from '@nestjs/common';
import { VoidOrder } from '../../app/void-order.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';

/** Orders that should not be. */
@Controller()
export class VoidsController {
  constructor(private readonly voids: VoidOrder) {}

  @Rpc(rpcs.requestVoid)
  async requestVoid({ number, reason }: RequestVoidRequest, caller: Caller): Promise<RequestVoidResponse> {
    return { order: toOrder(await this.voids.request(fields.orderNumber(number), fields.reason(reason), caller)) };
  }

  @Rpc(rpcs.confirmVoid)
  async confirmVoid({ number }: ConfirmVoidRequest, caller: Caller): Promise<ConfirmVoidResponse> {
    return { order: toOrder(await this.voids.confirm(fields.orderNumber(number), caller)) };
  }
}
