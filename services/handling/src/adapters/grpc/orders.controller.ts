import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type { ListOpenActionsRequest, ListOpenActionsResponse, OpenAction as Message } from '@hotline/proto/handling/v1/open_action';
import type { GetOrderRequest, GetOrderResponse } from '@hotline/proto/handling/v1/order';
import { Controller } from '@nestjs/common';
import { ReadOrder } from '../../app/read-order.js';
import type { OpenAction } from '../../domain/buttons.js';
import * as fields from './fields.js';
import { toLine, toOrder } from './order-messages.js';

const toAction = ({ action, subject, asks }: OpenAction): Message => ({ action, subject, asks: [...asks] });

/** One order, whole. */
@Controller()
export class OrdersController {
  constructor(private readonly read: ReadOrder) {}

  @Rpc(rpcs.getOrder)
  async getOrder({ number }: GetOrderRequest, caller: Caller): Promise<GetOrderResponse> {
    const { order, timeline, actions } = await this.read.whole(fields.orderNumber(number), caller);
    return { order: toOrder(order), timeline: timeline.map(toLine), actions: actions.map(toAction) };
  }

  @Rpc(rpcs.listOpenActions)
  async listOpenActions({ number }: ListOpenActionsRequest, caller: Caller): Promise<ListOpenActionsResponse> {
    return { actions: (await this.read.actions(fields.orderNumber(number), caller)).map(toAction) };
  }
}
