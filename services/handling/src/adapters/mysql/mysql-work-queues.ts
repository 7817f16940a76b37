import { afterCursor, orderBy, pageOf, type SortColumn, type UnitOfWork } from '@hotline/platform/mysql';
import type { Page, Paged, QueueFilter, QueueName, Waiting, WorkQueues } from '../../app/list-ports.js';

const turn: readonly SortColumn[] = [
  ['urgency_rank', 'asc'],
  ['since', 'asc'],
  ['item', 'asc'],
];

/** What waits for a reviewer, or for somebody to call; what may be taken only later is not there yet. */
export class MysqlWorkQueues implements WorkQueues {
  constructor(private readonly uow: UnitOfWork) {}

  async waiting(queue: QueueName, { categoryPrefix, divisionPrefix }: QueueFilter, { size, cursor }: Page): Promise<Paged<Waiting>> {
    const after = afterCursor(turn, cursor);
    const rows = await this.uow.bulk<Waiting & { urgency_rank: number; since: Date }>(
      `SELECT item, number, urgency_rank, since FROM waiting FORCE INDEX (by_turn) WHERE queue = ? AND since <= NOW(3) AND ${after.where}
        AND category LIKE ? AND division LIKE ? ${orderBy(turn)} LIMIT ?`,
      [queue, ...after.values, `${categoryPrefix}%`, `${divisionPrefix}%`, size + 1],
    );
    const { items, nextCursor } = pageOf(rows, size, (row) => [row.urgency_rank, row.since, row.item]);
    return { items: items.map(({ item, number }) => ({ item, number })), nextCursor };
  }
}
