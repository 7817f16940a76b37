import { MemoryDocuments, type MemoryUnitOfWork } from '@hotline/platform/testing';
import { pageOf } from '../app/page-in-memory.js';
import type { Page, Paged, ReplyTemplates, TemplateFilter } from '../app/ports.js';
import type { ReplyTemplate } from '../domain/reply-template.js';

export class MemoryReplyTemplates implements ReplyTemplates {
  private readonly documents: MemoryDocuments<ReplyTemplate>;

  constructor(private readonly uow: MemoryUnitOfWork) {
    this.documents = new MemoryDocuments(uow, { key: ({ code }) => code });
  }

  save(code: string, change: (former: ReplyTemplate | undefined) => ReplyTemplate): Promise<ReplyTemplate> {
    return this.uow.run(async () => {
      const former = await this.documents.lock(code);
      const template = change(former);
      await (former === undefined ? this.documents.insert(template) : this.documents.update(template));
      return template;
    });
  }

  list({ category, words, retiredToo }: TemplateFilter, page: Page): Promise<Paged<ReplyTemplate>> {
    const found = this.documents
      .all()
      .filter(({ categoryPrefix }) => category === '' || category.startsWith(categoryPrefix))
      .filter(({ name, text, state }) => (name.includes(words) || text.includes(words)) && (state === 'published' || retiredToo))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    return Promise.resolve(pageOf(found, ({ code }) => code, page));
  }
}
