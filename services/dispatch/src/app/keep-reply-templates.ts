import { notFound } from '@hotline/platform/errors';
import { publishTemplate, retireTemplate, type ReplyTemplate } from '../domain/reply-template.js';
import type { Clock, Page, Paged, ReplyTemplates, TemplateFilter } from './ports.js';

/** Words that replies start from, versioned by code. */
export class KeepReplyTemplates {
  constructor(
    private readonly templates: ReplyTemplates,
    private readonly clock: Clock,
  ) {}

  publish(words: Pick<ReplyTemplate, 'code' | 'name' | 'categoryPrefix' | 'text'>): Promise<ReplyTemplate> {
    return this.templates.save(words.code, (former) => publishTemplate(former, words, this.clock.now()));
  }

  retire(code: string): Promise<ReplyTemplate> {
    return this.templates.save(code, (template) => {
      if (template === undefined) throw notFound('TEMPLATE_NOT_FOUND', `there is no reply template ${code}`, { code });
      return retireTemplate(template);
    });
  }

  find(filter: TemplateFilter, page: Page): Promise<Paged<ReplyTemplate>> {
    return this.templates.list(filter, page);
  }
}
