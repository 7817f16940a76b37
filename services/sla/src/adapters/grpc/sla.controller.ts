import { Rpc } from '@hotline/platform/grpc';
import { pageSizeOf } from '@hotline/platform/mysql';
import type { Caller } from '@hotline/platform/lifecycle';
import type * as calendar from '@hotline/proto/sla/v1/calendar';
import type * as clock from '@hotline/proto/sla/v1/clock';
import type * as extension from '@hotline/proto/sla/v1/extension';
import type * as policy from '@hotline/proto/sla/v1/policy';
import { SlaServiceService as rpcs, type ListOpenActionsRequest, type ListOpenActionsResponse } from '@hotline/proto/sla/v1/sla_service';
import { Controller, Inject } from '@nestjs/common';
import type { UseCases } from '../../app/use-cases.js';
import { toApplication, toCalendar, toDueFilter, toExtensionFilter, toEvidence, toPolicy, toReason, toRefusal } from './from-proto.js';
import { toCalendarMessage, toClock, toExtension } from './to-proto.js';

@Controller()
export class SlaController {
  constructor(@Inject('UseCases') private readonly use: UseCases) {}

  @Rpc(rpcs.requestExtension)
  async requestExtension(request: extension.RequestExtensionRequest, caller: Caller): Promise<extension.RequestExtensionResponse> {
    return { extension: toExtension(await this.use.requestExtension.execute(toApplication(request), caller)) };
  }

  @Rpc(rpcs.grantExtension)
  async grantExtension({ extensionId, until }: extension.GrantExtensionRequest, caller: Caller): Promise<extension.GrantExtensionResponse> {
    return { extension: toExtension(await this.use.decideExtension.grant(extensionId, until?.getTime(), caller)) };
  }

  @Rpc(rpcs.refuseExtension)
  async refuseExtension(
    { extensionId, reason }: extension.RefuseExtensionRequest,
    caller: Caller,
  ): Promise<extension.RefuseExtensionResponse> {
    return { extension: toExtension(await this.use.decideExtension.refuse(extensionId, toRefusal(reason), caller)) };
  }

  @Rpc(rpcs.completeExtensionStep)
  async completeExtensionStep(
    request: extension.CompleteExtensionStepRequest,
    caller: Caller,
  ): Promise<extension.CompleteExtensionStepResponse> {
    const { extensionId, stepId, evidence } = request;
    return { extension: toExtension(await this.use.decideExtension.completeStep(extensionId, stepId, toEvidence(evidence), caller)) };
  }

  @Rpc(rpcs.listExtensions)
  async listExtensions(request: extension.ListExtensionsRequest, caller: Caller): Promise<extension.ListExtensionsResponse> {
    const page = await this.use.findDeadlines.extensions(toExtensionFilter(request), pageSizeOf(request.pageSize), request.cursor, caller);
    return { extensions: page.items.map(toExtension), nextCursor: page.nextCursor };
  }

  @Rpc(rpcs.getClocks)
  async getClocks({ number }: clock.GetClocksRequest, caller: Caller): Promise<clock.GetClocksResponse> {
    return { clocks: (await this.use.getClocks.visible(number, caller)).map(toClock) };
  }

  @Rpc(rpcs.findDue)
  async findDue(request: clock.FindDueRequest, caller: Caller): Promise<clock.FindDueResponse> {
    const page = await this.use.findDeadlines.due(toDueFilter(request), pageSizeOf(request.pageSize), request.cursor, caller);
    return { clocks: page.items.map(toClock), nextCursor: page.nextCursor };
  }

  @Rpc(rpcs.getPolicy)
  async getPolicy(): Promise<policy.GetPolicyResponse> {
    const { version, policy, calendar } = await this.use.setRules.read();
    return { policy: { version, json: JSON.stringify(policy) }, calendar: toCalendarMessage(calendar) };
  }

  @Rpc(rpcs.setPolicy)
  async setPolicy({ policy }: policy.SetPolicyRequest, caller: Caller): Promise<policy.SetPolicyResponse> {
    const version = await this.use.setRules.setPolicy(policy?.version ?? 0, toPolicy(policy), caller);
    return { policy: { version, json: policy?.json ?? '' } };
  }

  @Rpc(rpcs.setCalendar)
  async setCalendar({ calendar }: calendar.SetCalendarRequest, caller: Caller): Promise<calendar.SetCalendarResponse> {
    return { calendar: toCalendarMessage(await this.use.setRules.setCalendar(toCalendar(calendar), caller)) };
  }

  @Rpc(rpcs.recomputeClocks)
  async recomputeClocks({ number, reason }: clock.RecomputeClocksRequest, caller: Caller): Promise<clock.RecomputeClocksResponse> {
    await this.use.recomputeClocks.execute(number, toReason(reason), caller);
    return { clocks: (await this.use.getClocks.execute(number)).map(toClock) };
  }

  @Rpc(rpcs.listOpenActions)
  async listOpenActions({ number }: ListOpenActionsRequest, caller: Caller): Promise<ListOpenActionsResponse> {
    return { actions: await this.use.listOpenActions.execute(number, caller) };
  }
}
