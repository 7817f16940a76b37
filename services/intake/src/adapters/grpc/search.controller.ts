import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { IntakeServiceService as rpcs } from '@hotline/proto/intake/v1/intake_service';
import type * as queue from '@hotline/proto/intake/v1/queue';
import type * as search from '@hotline/proto/intake/v1/search';
import { Controller, Inject } from '@nestjs/common';
import { checkPage, requireNumber } from './check.js';
import { checkFilter, checkLikeness } from './check-search.js';
import { checkPhone } from './check-submission.js';
import { toAppeal, toLine } from './to-proto.js';
import { UseCases } from './use-cases.js';

/** Appeals as the centre reads them. */
@Controller()
export class SearchController {
  constructor(@Inject(UseCases) private readonly use: UseCases) {}

  @Rpc(rpcs.getAppeal)
  async getAppeal({ number }: search.GetAppealRequest, caller: Caller): Promise<search.GetAppealResponse> {
    return { appeal: toAppeal(await this.use.getAppeal.execute(requireNumber(number), caller)) };
  }

  @Rpc(rpcs.findAppeals)
  async findAppeals(request: search.FindAppealsRequest, caller: Caller): Promise<search.FindAppealsResponse> {
    const page = checkPage(request.pageSize, request.cursor);
    const phone = checkPhone('phone', request.phone);
    const { items, nextCursor } = await this.use.findAppeals.execute(checkFilter(request), phone, page, caller);
    return { appeals: items.map(toLine), nextCursor };
  }

  @Rpc(rpcs.findRelatedAppeals)
  async findRelatedAppeals(request: search.FindRelatedAppealsRequest): Promise<search.FindRelatedAppealsResponse> {
    const related = await this.use.findRelatedAppeals.execute(checkLikeness(request));
    return { related: related.map(({ appeal, why, mark }) => ({ appeal: toLine(appeal), why, mark })) };
  }

  @Rpc(rpcs.listOpenActions)
  async listOpenActions({ number }: queue.ListOpenActionsRequest, caller: Caller): Promise<queue.ListOpenActionsResponse> {
    const actions = await this.use.getAppeal.openActions(requireNumber(number), caller);
    return { actions: actions.map(({ action, asks }) => ({ action, subject: number, asks: [...asks] })) };
  }
}
