import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import type * as urgency from '@hotline/proto/handling/v1/changing_urgency';
import type * as escalating from '@hotline/proto/handling/v1/escalating';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type { UrgeOrderRequest, UrgeOrderResponse } from '@hotline/proto/handling/v1/order';
import { Controller } from '@nestjs/common';
import { PressOrder } from '../../app/press-order.js';
import { answers, urgencies } from '../../domain/words.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';

/** How pressing an order is: urgency, urging, the level above. */
@Controller()
export class PressingController {
  constructor(private readonly press: PressOrder) {}

  @Rpc(rpcs.changeUrgency)
  async changeUrgency({ number, to, reason }: urgency.ChangeUrgencyRequest, caller: Caller): Promise<urgency.ChangeUrgencyResponse> {
    const word = fields.word('to', to, urgencies);
    return { order: toOrder(await this.press.changeUrgency(fields.orderNumber(number), word, fields.reason(reason), caller)) };
  }

  @Rpc(rpcs.confirmLowering)
  async confirmLowering({ number }: urgency.ConfirmLoweringRequest, caller: Caller): Promise<urgency.ConfirmLoweringResponse> {
    return { order: toOrder(await this.press.confirmLowering(fields.orderNumber(number), caller)) };
  }

  @Rpc(rpcs.urgeOrder)
  async urgeOrder({ number, words }: UrgeOrderRequest, caller: Caller): Promise<UrgeOrderResponse> {
    return { order: toOrder(await this.press.urge(fields.orderNumber(number), fields.text('words', words, 500), caller)) };
  }

  @Rpc(rpcs.escalateOrder)
  async escalateOrder({ number, need, until }: escalating.EscalateOrderRequest, caller: Caller): Promise<escalating.EscalateOrderResponse> {
    const date = fields.date('until', until);
    return { order: toOrder(await this.press.escalate(fields.orderNumber(number), fields.text('need', need, 1000), date, caller)) };
  }

  @Rpc(rpcs.answerEscalation)
  async answerEscalation(request: escalating.AnswerEscalationRequest, caller: Caller): Promise<escalating.AnswerEscalationResponse> {
    const answer = fields.word('answer', request.answer, answers);
    const id = fields.id('escalation_id', request.escalationId);
    return { order: toOrder(await this.press.answerEscalation(id, answer, fields.text('text', request.text, 1000), caller)) };
  }
}
