import { afterCursor, orderBy, type SortColumn } from '@hotline/platform/mysql';
import type { AppealFilter, Page } from '../../app/ports.js';
import { gramsOf } from '@hotline/platform/text';

interface Piece {
  sql: string;
  values: unknown[];
}

const mostGrams = 6;

/** One row more than the page, newest first. The rarest order of joins is the database's business. */
export function appealQuery(filter: AppealFilter, { size, cursor }: Page, now: Date): Piece {
  const words = filter.words.split(/\s+/).filter((word) => word !== '');
  const grams = [...new Set(words.flatMap(gramsOf))].slice(0, mostGrams);
  const source = grams.length === 0 ? 'a' : 'g0';
  const columns: SortColumn[] = [
    [`${source}.received_at`, 'desc'],
    [`${source}.id`, 'desc'],
  ];
  const after = afterCursor(columns, cursor);
  const conditions = [
    ...filterPieces(filter),
    ...words.map((word) => piece('INSTR(LOWER(a.title), ?) > 0', word.toLowerCase())),
    { sql: after.where, values: after.values },
  ];
  const joined = [...gramJoins(grams), ...markJoin(filter.mark, now)];
  const from = grams.length === 0 ? 'appeals a' : 'title_grams g0 JOIN appeals a ON a.id = g0.id';
  const where = grams.length === 0 ? conditions : [piece('g0.gram = ?', grams[0]!), ...conditions];
  return {
    sql: [
      `SELECT a.body AS body FROM ${from}`,
      ...joined.map(({ sql }) => sql),
      `WHERE ${where.map(({ sql }) => sql).join(' AND ')}`,
      `${orderBy(columns)} LIMIT ${size + 1}`,
    ].join(' '),
    values: [...joined, ...where].flatMap(({ values }) => values),
  };
}

const piece = (sql: string, ...values: unknown[]): Piece => ({ sql, values });

function filterPieces(filter: AppealFilter): Piece[] {
  const { state, channel, kind, person, orderNumber, receivedFrom, receivedBefore } = filter;
  const equal = { 'a.state': state, 'a.channel': channel, 'a.kind': kind, 'a.person': person, 'a.order_number': orderNumber };
  const begins = { 'a.category': filter.categoryPrefix, 'a.division': filter.divisionPrefix, 'a.id': filter.number };
  return [
    ...given(equal).map(([column, value]) => piece(`${column} = ?`, value)),
    ...given(begins).map(([column, value]) => piece(`${column} LIKE ?`, `${value.replace(/[\\%_]/g, '\\$&')}%`)),
    ...(receivedFrom ? [piece('a.received_at >= ?', receivedFrom)] : []),
    ...(receivedBefore ? [piece('a.received_at < ?', receivedBefore)] : []),
  ];
}

const given = (values: Record<string, string>) => Object.entries(values).filter(([, value]) => value !== '');

const gramJoins = (grams: string[]): Piece[] =>
  grams
    .slice(1)
    .map((gram, index) =>
      piece(
        `JOIN title_grams g${index + 1} ON g${index + 1}.gram = ? AND g${index + 1}.received_at = g0.received_at AND g${index + 1}.id = g0.id`,
        gram,
      ),
    );

function markJoin(mark: string, now: Date): Piece[] {
  if (mark === '') return [];
  if (mark === 'review_due') return [piece("JOIN marks m ON m.id = a.id AND m.state = 'upheld' AND m.review_at <= ?", now)];
  return [piece('JOIN marks m ON m.id = a.id AND m.state = ?', mark)];
}
