import type { UnitOfWork } from '@hotline/platform/mysql';
import type { WorkOrder } from '../../domain/work-order.js';
import { bucketOf, itemOf, unitRowsOf, waitingOf, type Bucket, type WaitingRow } from './list-rows.js';
import { gramsOf } from '@hotline/platform/text';

/**
 * Keeps the rows that lists, queues and counters read, in the unit of work that changes the order. It writes only what has changed; the
 * counters get a line each, which a worker folds in, so no row is ever hot.
 */
export class OrderIndex {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rehearsedPauseMs = 0,
  ) {}

  /** @param former undefined: the order is new */
  async save(former: WorkOrder | undefined, order: WorkOrder): Promise<void> {
    if (former === order) return;
    await this.saveItem(former, order);
    await this.saveUnits(former, order);
    const waiting = (each: WorkOrder) => waitingOf(each, this.rehearsedPauseMs);
    await this.saveWaiting(former ? waiting(former) : [], waiting(order));
    await this.count(former && bucketOf(former), bucketOf(order));
  }

  private async saveItem(former: WorkOrder | undefined, order: WorkOrder): Promise<void> {
    const item = itemOf(order);
    const columns = Object.keys(item);
    const values = Object.values(item);
    if (former === undefined) {
      const marks = columns.map(() => '?').join(', ');
      await this.uow.later(`INSERT INTO order_items (number, ${columns.join(', ')}) VALUES (?, ${marks})`, [order.number, ...values]);
      return this.saveTitle(order);
    }
    if (same(itemOf(former), item)) return;
    const changes = columns.map((column) => `${column} = ?`).join(', ');
    await this.uow.later(`UPDATE order_items SET ${changes} WHERE number = ?`, [...values, order.number]);
  }

  /** A title never changes after the opening. */
  private async saveTitle({ number, title, openedAt }: WorkOrder): Promise<void> {
    const rows = gramsOf(title).map((gram) => [gram, openedAt, number]);
    await this.uow.add('INSERT INTO order_grams (gram, opened_at, number) VALUES ?', rows);
  }

  private async saveUnits(former: WorkOrder | undefined, order: WorkOrder): Promise<void> {
    const before = former ? unitRowsOf(former) : [];
    const changed = unitRowsOf(order).filter((row) => !before.some((each) => same(each, row)));
    if (changed.length === 0) return;
    // The order's row is locked first: a deadline that moves meanwhile waits, and then finds the new rows too.
    await this.uow.later('SELECT next_due_at FROM order_items WHERE number = ? FOR UPDATE', [order.number]);
    for (const row of changed) {
      await this.uow.later(
        `INSERT INTO unit_items (unit, number, root, assignment_id, assignment_state, state, opened_at, next_due_at)
          SELECT ?, ?, ?, ?, ?, ?, ?, next_due_at FROM order_items WHERE number = ?
          ON DUPLICATE KEY UPDATE assignment_id = VALUES(assignment_id), assignment_state = VALUES(assignment_state), state = VALUES(state)`,
        [...row, order.number],
      );
    }
  }

  private async saveWaiting(before: readonly WaitingRow[], after: readonly WaitingRow[]): Promise<void> {
    const gone = before.filter(([queue, item]) => !after.some((row) => row[0] === queue && row[1] === item));
    const changed = after.filter((row) => !before.some((each) => same(each, row)));
    for (const [queue, item] of gone) await this.uow.later('DELETE FROM waiting WHERE queue = ? AND item = ?', [queue, item]);
    if (changed.length === 0) return;
    await this.uow.later(
      `INSERT INTO waiting (queue, item, number, urgency_rank, since, category, division) VALUES ?
        ON DUPLICATE KEY UPDATE urgency_rank = VALUES(urgency_rank), since = VALUES(since)`,
      [changed],
    );
  }

  private async count(before: Bucket | undefined, after: Bucket): Promise<void> {
    if (before && same(before, after)) return;
    const rows = [...(before ? [[...before, -1]] : []), [...after, 1]];
    await this.uow.add('INSERT INTO count_deltas (day, state, unit, urgency, delta) VALUES ?', rows);
  }
}

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
