import { afterCursor, orderBy, pageOf, type SortColumn, type UnitOfWork } from '@hotline/platform/mysql';
import type { Deadlines, DueFilter, ExtensionFilter, Page } from '../../app/ports.js';
import type { Clock, Extension } from '../../domain/index.js';
import { toClock } from './clock-rows.js';

const earliestDue: readonly SortColumn[] = [
  ['due_at', 'asc'],
  ['id', 'asc'],
];
const oldestAsked: readonly SortColumn[] = [
  ['asked_at', 'asc'],
  ['id', 'asc'],
];

interface Row {
  id: string;
  at: Date;
  body: string;
}

export class MysqlDeadlines implements Deadlines {
  constructor(private readonly uow: UnitOfWork) {}

  async due({ before, ...equal }: DueFilter, pageSize: number, cursor: string): Promise<Page<Clock>> {
    const extra = before ? { where: ['due_at < ?'], values: [before] } : { where: [], values: [] };
    const filter = { ...equal, state: 'running' };
    const { items, nextCursor } = await this.page(
      'SELECT id, due_at AS at, body FROM clocks',
      filter,
      extra,
      earliestDue,
      pageSize,
      cursor,
    );
    return { items: items.map(toClock), nextCursor };
  }

  async extensions(filter: ExtensionFilter, pageSize: number, cursor: string): Promise<Page<Extension>> {
    const none = { where: [], values: [] };
    const select = 'SELECT id, asked_at AS at, body FROM extensions';
    const { items, nextCursor } = await this.page(select, { ...filter }, none, oldestAsked, pageSize, cursor);
    return { items: items.map(({ body }) => JSON.parse(body) as Extension), nextCursor };
  }

  async matterOfExtension(extensionId: string): Promise<string | undefined> {
    const [row] = await this.uow.query<{ matter: string }>('SELECT matter FROM extensions WHERE id = ?', [extensionId]);
    return row?.matter;
  }

  private async page(
    select: string,
    equal: Record<string, string>,
    extra: { where: string[]; values: Date[] },
    sort: readonly SortColumn[],
    pageSize: number,
    cursor: string,
  ): Promise<Page<Row>> {
    const after = afterCursor(sort, cursor);
    const where = [...Object.keys(equal).map((name) => `${name} = ?`), ...extra.where, after.where].join(' AND ');
    const values = [...Object.values(equal), ...extra.values, ...after.values, pageSize + 1];
    const rows = await this.uow.query<Row>(`${select} WHERE ${where} ${orderBy(sort)} LIMIT ?`, values);
    return pageOf(rows, pageSize, ({ at, id }) => [at, id]);
  }
}
