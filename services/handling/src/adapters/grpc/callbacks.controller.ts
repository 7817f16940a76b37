import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import type {
  CloseAsDissatisfiedRequest,
  CloseAsDissatisfiedResponse,
  RecordCallbackRequest,
  RecordCallbackResponse,
} from '@hotline/proto/handling/v1/calling_back';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type { ReopenOrderRequest, ReopenOrderResponse } from '@hotline/proto/handling/v1/order';
import { Controller } from '@nestjs/common';
import { CallBack } from '../../app/call-back.js';
import type { Said } from '../../domain/record-callback.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';

/** The centre asks the citizens, and decides what their answers mean for the order. */
@Controller()
export class CallbacksController {
  constructor(private readonly callBack: CallBack) {}

  @Rpc(rpcs.recordCallback)
  async recordCallback(request: RecordCallbackRequest, caller: Caller): Promise<RecordCallbackResponse> {
    const number = fields.orderNumber(request.number);
    const words = fields.textOrEmpty('words', request.words, 1000);
    return { order: toOrder(await this.callBack.record(number, request.appealNumber, toSaid(request, words), words, caller)) };
  }

  @Rpc(rpcs.closeAsDissatisfied)
  async closeAsDissatisfied({ number, reason }: CloseAsDissatisfiedRequest, caller: Caller): Promise<CloseAsDissatisfiedResponse> {
    return { order: toOrder(await this.callBack.closeAsDissatisfied(fields.orderNumber(number), fields.reason(reason), caller)) };
  }

  @Rpc(rpcs.reopenOrder)
  async reopenOrder({ number, reason, partNumbers }: ReopenOrderRequest, caller: Caller): Promise<ReopenOrderResponse> {
    const parts = fields.listOf('part_numbers', partNumbers, { max: 20 }, (each) => fields.orderNumber(each, 'part_numbers'));
    return { order: toOrder(await this.callBack.reopen(fields.orderNumber(number), parts, fields.reason(reason), caller)) };
  }
}

/** Undefined: nobody was reached, and there is no answer to read. */
function toSaid({ reached, contacted, resolved, satisfaction }: RecordCallbackRequest, words: string): Said | undefined {
  if (!reached) return undefined;
  return { contacted, resolved, satisfaction: fields.whole('satisfaction', satisfaction, { min: 1, max: 5 }), words };
}
