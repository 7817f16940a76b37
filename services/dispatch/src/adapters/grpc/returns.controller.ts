import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { DispatchServiceService as rpcs } from '@hotline/proto/dispatch/v1/dispatch_service';
import type {
  DisputeReturnRequest,
  DisputeReturnResponse,
  GrantReturnRequest,
  GrantReturnResponse,
  ListReturnsRequest,
  ListReturnsResponse,
  RefuseReturnRequest,
  RefuseReturnResponse,
  RuleOnReturnRequest,
  RuleOnReturnResponse,
} from '@hotline/proto/dispatch/v1/return';
import { Controller, Inject } from '@nestjs/common';
import { DisputeReturn } from '../../app/dispute-return.js';
import { GrantReturn } from '../../app/grant-return.js';
import { ListReturns } from '../../app/list-returns.js';
import type { Clock } from '../../app/ports.js';
import { RefuseReturn } from '../../app/refuse-return.js';
import { RuleOnReturn } from '../../app/rule-on-return.js';
import type { Return } from '../../domain/return.js';
import * as fields from './fields.js';
import { toReturn } from './return-messages.js';
import * as read from './return-requests.js';

export const clockToken = Symbol('clock');

/** Returns, from the asking to the ruling. */
@Controller()
export class ReturnsController {
  constructor(
    private readonly grant: GrantReturn,
    private readonly refuse: RefuseReturn,
    private readonly dispute: DisputeReturn,
    private readonly rule: RuleOnReturn,
    private readonly list: ListReturns,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Rpc(rpcs.grantReturn)
  async grantReturn({ returnId, reason }: GrantReturnRequest, caller: Caller): Promise<GrantReturnResponse> {
    return { return: this.message(await this.grant.execute(fields.returnId(returnId), fields.reason(reason), caller), caller) };
  }

  @Rpc(rpcs.refuseReturn)
  async refuseReturn({ returnId, reason }: RefuseReturnRequest, caller: Caller): Promise<RefuseReturnResponse> {
    return { return: this.message(await this.refuse.execute(fields.returnId(returnId), fields.reason(reason), caller), caller) };
  }

  @Rpc(rpcs.disputeReturn)
  async disputeReturn({ returnId, reason }: DisputeReturnRequest, caller: Caller): Promise<DisputeReturnResponse> {
    return { return: this.message(await this.dispute.execute(fields.returnId(returnId), fields.reason(reason), caller), caller) };
  }

  @Rpc(rpcs.ruleOnReturn)
  async ruleOnReturn(request: RuleOnReturnRequest, caller: Caller): Promise<RuleOnReturnResponse> {
    const { return: ruled, catalogueVersion } = await this.rule.execute(read.ruling(request), caller);
    return { return: this.message(ruled, caller), catalogueVersion };
  }

  @Rpc(rpcs.listReturns)
  async listReturns(request: ListReturnsRequest, caller: Caller): Promise<ListReturnsResponse> {
    const { items, nextCursor } = await this.list.execute(read.returnFilter(request), fields.page(request), caller);
    return { returns: items.map((asked) => this.message(asked, caller)), nextCursor };
  }

  private message(asked: Return, caller: Caller) {
    return toReturn(asked, caller, this.clock.now());
  }
}
