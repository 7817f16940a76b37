import { afterCursor, Documents, pageOf, readDocument, type SortColumn, type UnitOfWork } from '@hotline/platform/mysql';
import type { Page, Paged, ReplyTemplates, TemplateFilter } from '../../app/ports.js';
import type { ReplyTemplate } from '../../domain/reply-template.js';

const byCode: readonly SortColumn[] = [['id', 'asc']];

export class MysqlReplyTemplates implements ReplyTemplates {
  private readonly documents: Documents<ReplyTemplate>;

  constructor(private readonly uow: UnitOfWork) {
    this.documents = new Documents(uow, {
      table: 'reply_templates',
      key: ({ code }) => code,
      columns: ({ name, text, state, categoryPrefix }) => ({ name, text, state, category_prefix: categoryPrefix }),
    });
  }

  save(code: string, change: (former: ReplyTemplate | undefined) => ReplyTemplate): Promise<ReplyTemplate> {
    return this.uow.run(async () => {
      const former = await this.documents.lock(code);
      const template = change(former);
      await (former === undefined ? this.documents.insert(template) : this.documents.update(template));
      return template;
    });
  }

  async list({ category, words, retiredToo }: TemplateFilter, { size, cursor }: Page): Promise<Paged<ReplyTemplate>> {
    const after = afterCursor(byCode, cursor);
    const rows = await this.uow.query<{ body: string }>(
      `SELECT body FROM reply_templates WHERE ${after.where} AND (? = '' OR ? LIKE CONCAT(category_prefix, '%'))
        AND (? = '' OR LOCATE(?, name) > 0 OR LOCATE(?, text) > 0) AND (state = 'published' OR ?) ORDER BY id LIMIT ?`,
      [...after.values, category, category, words, words, words, retiredToo ? 1 : 0, size + 1],
    );
    return pageOf(
      rows.map(({ body }) => readDocument<ReplyTemplate>(body)),
      size,
      ({ code }) => [code],
    );
  }
}
