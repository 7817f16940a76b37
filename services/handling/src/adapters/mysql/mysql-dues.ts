import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Dues } from '../../app/list-ports.js';

const never = "'9999-12-31'";

/** Running deadlines by clock; the earliest of an order stands in its rows of the worklists. The document is never touched. */
export class MysqlDues implements Dues {
  constructor(private readonly uow: UnitOfWork) {}

  set(number: string, clockId: string, dueAt: Date): Promise<void> {
    return this.change(number, () =>
      this.uow.later('INSERT INTO dues (clock_id, number, due_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)', [
        clockId,
        number,
        dueAt,
      ]),
    );
  }

  move(number: string, clockId: string, dueAt: Date): Promise<void> {
    return this.change(number, () => this.uow.later('UPDATE dues SET due_at = ? WHERE clock_id = ?', [dueAt, clockId]));
  }

  end(number: string, clockId: string): Promise<void> {
    return this.change(number, () => this.uow.later('DELETE FROM dues WHERE clock_id = ?', [clockId]));
  }

  /**
   * The order's row is written before its units' rows: whoever adds one meanwhile waits, and copies the new due, or is waited for. The clocks of
   * one order come one after the other, as facts of one key do.
   */
  private change(number: string, write: () => Promise<unknown>): Promise<void> {
    return this.uow.run(async () => {
      await write();
      for (const table of ['order_items', 'unit_items'])
        await this.uow.refresh(
          `UPDATE ${table} SET next_due_at = COALESCE((SELECT MIN(due_at) FROM dues WHERE dues.number = ${table}.number), ${never}) WHERE number IN (?)`,
          number,
        );
    });
  }
}
