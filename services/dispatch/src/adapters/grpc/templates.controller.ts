import { Rpc } from '@hotline/platform/grpc';
import { requireText } from '@hotline/platform/text';
import { DispatchServiceService as rpcs } from '@hotline/proto/dispatch/v1/dispatch_service';
import type {
  FindReplyTemplatesRequest,
  FindReplyTemplatesResponse,
  PublishReplyTemplateRequest,
  PublishReplyTemplateResponse,
  RetireReplyTemplateRequest,
  RetireReplyTemplateResponse,
} from '@hotline/proto/dispatch/v1/reply_template';
import { Controller } from '@nestjs/common';
import { KeepReplyTemplates } from '../../app/keep-reply-templates.js';
import * as fields from './fields.js';

/** Words that replies start from. */
@Controller()
export class TemplatesController {
  constructor(private readonly templates: KeepReplyTemplates) {}

  @Rpc(rpcs.publishReplyTemplate)
  async publishReplyTemplate(request: PublishReplyTemplateRequest): Promise<PublishReplyTemplateResponse> {
    const template = await this.templates.publish({
      code: fields.code('code', request.code),
      name: requireText('name', request.name, { max: 100 }),
      categoryPrefix: fields.codePrefix('category_prefix', request.categoryPrefix),
      text: requireText('text', request.text, { max: 2000 }),
    });
    return { template };
  }

  @Rpc(rpcs.findReplyTemplates)
  async findReplyTemplates(request: FindReplyTemplatesRequest): Promise<FindReplyTemplatesResponse> {
    const filter = {
      category: fields.codePrefix('category', request.category),
      words: requireText('words', request.words, { min: 0, max: 50 }),
      retiredToo: request.retiredToo,
    };
    const { items, nextCursor } = await this.templates.find(filter, fields.page(request));
    return { templates: items, nextCursor };
  }

  @Rpc(rpcs.retireReplyTemplate)
  async retireReplyTemplate({ code }: RetireReplyTemplateRequest): Promise<RetireReplyTemplateResponse> {
    return { template: await this.templates.retire(fields.code('code', code)) };
  }
}
