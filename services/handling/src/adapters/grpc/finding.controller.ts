import { currentCall, Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import type {
  CountOrdersRequest,
  CountOrdersResponse,
  FindOrdersRequest,
  FindOrdersResponse,
  WatchOrdersRequest,
  WatchOrdersResponse,
} from '@hotline/proto/handling/v1/finding';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import { Controller } from '@nestjs/common';
import { CountOrders } from '../../app/count-orders.js';
import { FindOrders } from '../../app/find-orders.js';
import { WatchOrders } from '../../app/watch-orders.js';
import * as fields from './fields.js';
import { countQuery, orderFilter, page } from './finding-requests.js';

/** Worklists, figures, and what changes in them. */
@Controller()
export class FindingController {
  constructor(
    private readonly find: FindOrders,
    private readonly count: CountOrders,
    private readonly watch: WatchOrders,
  ) {}

  @Rpc(rpcs.findOrders)
  async findOrders(request: FindOrdersRequest, caller: Caller): Promise<FindOrdersResponse> {
    const { items, nextCursor } = await this.find.execute(orderFilter(request), page(request), caller);
    return { orders: items, nextCursor };
  }

  @Rpc(rpcs.countOrders)
  async countOrders(request: CountOrdersRequest, caller: Caller): Promise<CountOrdersResponse> {
    const counts = await this.count.execute(countQuery(request), caller);
    return { counts: counts.map(({ count, ...bucket }) => ({ ...bucket, count: String(count) })) };
  }

  @Rpc(rpcs.watchOrders)
  watchOrders({ numbers }: WatchOrdersRequest, caller: Caller): AsyncIterable<WatchOrdersResponse> {
    const wanted = fields.listOf('numbers', numbers, { max: 500 }, (number) => fields.orderNumber(number, 'numbers'));
    return this.watch.execute(wanted, caller, currentCall()!.signal);
  }
}
