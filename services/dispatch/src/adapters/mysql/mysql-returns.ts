import { afterCursor, Documents, orderBy, pageOf, readDocument, type SortColumn, type UnitOfWork } from '@hotline/platform/mysql';
import { returnNotFound } from '../../app/not-found.js';
import type { Page, Paged, ReturnFilter, Returns } from '../../app/ports.js';
import type { Return, ReturnOutcome } from '../../domain/return.js';
import type { PublishEvents } from '../events/publish-events.js';

const newestFirst: readonly SortColumn[] = [
  ['requested_at', 'desc'],
  ['id', 'desc'],
];

export class MysqlReturns implements Returns {
  private readonly documents: Documents<Return>;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly publishEvents: PublishEvents,
  ) {
    this.documents = new Documents(uow, {
      table: 'returns',
      key: ({ id }) => id,
      columns: ({ number, unit, state, requestedAt }) => ({ number, unit, state, requested_at: requestedAt }),
    });
  }

  find(id: string): Promise<Return | undefined> {
    return this.documents.find(id);
  }

  add(asked: Return): Promise<void> {
    return this.documents.insert(asked);
  }

  update(id: string, change: (asked: Return) => ReturnOutcome): Promise<Return> {
    return this.uow.run(async () => {
      const former = await this.documents.lock(id);
      if (former === undefined) throw returnNotFound(id);
      const outcome = change(former);
      await this.documents.update(outcome.return);
      await this.publishEvents(outcome.events);
      return outcome.return;
    });
  }

  async ofOrder(number: string): Promise<Return[]> {
    const rows = await this.uow.query<{ body: string }>('SELECT body FROM returns WHERE number = ? ORDER BY requested_at, id', [number]);
    return rows.map(({ body }) => readDocument<Return>(body));
  }

  async list({ number, state, unit }: ReturnFilter, { size, cursor }: Page): Promise<Paged<Return>> {
    const after = afterCursor(newestFirst, cursor);
    const given = Object.entries({ number, state, unit }).filter(([, value]) => value !== '');
    const where = [after.where, ...given.map(([column]) => `${column} = ?`)].join(' AND ');
    const rows = await this.uow.query<{ body: string }>(`SELECT body FROM returns WHERE ${where} ${orderBy(newestFirst)} LIMIT ?`, [
      ...after.values,
      ...given.map(([, value]) => value),
      size + 1,
    ]);
    const returns = rows.map(({ body }) => readDocument<Return>(body));
    return pageOf(returns, size, ({ requestedAt, id }) => [requestedAt, id]);
  }
}
