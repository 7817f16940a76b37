import type { Caller } from '@hotline/platform/lifecycle';
import { Rpc } from '@hotline/platform/grpc';
import { pageSizeOf } from '@hotline/platform/mysql';
import { Controller, Inject } from '@nestjs/common';
import * as contract from '@hotline/proto/integration/v1/integration_service';
import type * as notice from '@hotline/proto/integration/v1/notice';
import type * as template from '@hotline/proto/integration/v1/template';
import type { ListNotices } from '../../app/list-notices.js';
import type { ListOpenActions } from '../../app/list-open-actions.js';
import type { Templates } from '../../app/ports.js';
import type { PutTemplate } from '../../app/put-template.js';
import type { ResendNotice } from '../../app/resend-notice.js';
import { toFilter } from './from-proto.js';
import { toPage } from './to-proto.js';
import { toTemplate } from './template.js';

const rpcs = contract.IntegrationServiceService;

export interface UseCases {
  listNotices: ListNotices;
  resendNotice: ResendNotice;
  putTemplate: PutTemplate;
  listOpenActions: ListOpenActions;
  templates: Templates;
}

@Controller()
export class IntegrationController {
  constructor(@Inject('UseCases') private readonly use: UseCases) {}

  @Rpc(rpcs.listNotices)
  async listNotices(request: notice.ListNoticesRequest): Promise<notice.ListNoticesResponse> {
    return toPage(await this.use.listNotices.all(toFilter(request), pageSizeOf(request.pageSize), request.cursor));
  }

  @Rpc(rpcs.listMyNotices)
  async listMyNotices({ pageSize, cursor }: notice.ListMyNoticesRequest, caller: Caller): Promise<notice.ListMyNoticesResponse> {
    return toPage(await this.use.listNotices.mine(caller, pageSizeOf(pageSize), cursor));
  }

  @Rpc(rpcs.resendNotice)
  async resendNotice({ id }: notice.ResendNoticeRequest): Promise<notice.ResendNoticeResponse> {
    return { notice: await this.use.resendNotice.execute(id) };
  }

  @Rpc(rpcs.putTemplate)
  async putTemplate(request: template.PutTemplateRequest): Promise<template.PutTemplateResponse> {
    return { template: await this.use.putTemplate.execute(toTemplate(request.template)) };
  }

  @Rpc(rpcs.listTemplates)
  async listTemplates(): Promise<template.ListTemplatesResponse> {
    return { templates: await this.use.templates.list() };
  }

  @Rpc(rpcs.listOpenActions)
  async listOpenActions({ number }: contract.ListOpenActionsRequest, caller: Caller): Promise<contract.ListOpenActionsResponse> {
    return { actions: await this.use.listOpenActions.execute(number, caller) };
  }
}
