import { pageOf, type UnitOfWork } from '@hotline/platform/mysql';
import type { OrderFilter, OrderItem, OrderLists, Page, Paged } from '../../app/list-ports.js';
import { rootOf } from '../../domain/work-order.js';
import { orderQuery, sortColumns } from './order-query.js';

interface Row {
  number: string;
  state: string;
  round: number;
  urgency: string;
  kind: string;
  category: string;
  division: string;
  title: string;
  lead_unit: string;
  problems: string;
  opened_at: Date;
  next_due_at: Date;
  assignment_id: string;
  assignment_state: string;
}

/** The year that stands for 'never'. */
const farYear = 9999;

const dueOf = (at: Date): Date | undefined => (at.getUTCFullYear() === farYear ? undefined : at);

/** Worklists, over the narrow rows beside the documents. */
export class MysqlOrderLists implements OrderLists {
  constructor(private readonly uow: UnitOfWork) {}

  async find(filter: OrderFilter, page: Page): Promise<Paged<OrderItem>> {
    const { sql, values } = orderQuery(filter, page);
    const rows = await this.uow.bulk<Row>(sql, values);
    const { items, nextCursor } = pageOf(rows, page.size, (row) =>
      sortColumns(filter, '').map(([column]) => row[column as 'number' | 'opened_at' | 'next_due_at']),
    );
    return { items: items.map(toItem), nextCursor };
  }

  async nextDueOf(number: string): Promise<Date | undefined> {
    const [row] = await this.uow.query<{ at: Date }>('SELECT next_due_at AS at FROM order_items WHERE number = ?', [number]);
    return row && dueOf(row.at);
  }

  async ofUnit(unit: string, numbers: readonly string[]): Promise<Set<string>> {
    if (numbers.length === 0) return new Set();
    const roots = [...new Set(numbers.map(rootOf))];
    const rows = await this.uow.bulk<{ number: string }>('SELECT number FROM unit_items WHERE unit = ? AND root IN (?)', [unit, roots]);
    const own = new Set(rows.map(({ number }) => number));
    const withParts = new Set([...own].map(rootOf));
    return new Set(numbers.filter((number) => own.has(number) || own.has(rootOf(number)) || withParts.has(number)));
  }
}

const toItem = ({ lead_unit, opened_at, next_due_at, assignment_id, assignment_state, problems, ...row }: Row): OrderItem => ({
  ...row,
  leadUnit: lead_unit,
  openedAt: opened_at,
  nextDueAt: dueOf(next_due_at),
  problems: problems === '' ? [] : problems.split(','),
  assignmentId: assignment_id,
  assignmentState: assignment_state,
});
