import { afterCursor, orderBy, type SortColumn } from '@hotline/platform/mysql';
import type { OrderFilter, Page } from '../../app/list-ports.js';
import { gramsOf } from '@hotline/platform/text';

export interface Piece {
  sql: string;
  values: unknown[];
}

const mostGrams = 6;

const columns = `i.number, i.state, i.round, i.urgency, i.kind, i.category, i.division, i.title, i.lead_unit, i.problems, i.opened_at,
  i.next_due_at`;

/**
 * One row more than the page. Where states are named, each is read from its own index and the few rows are merged, so that the database never
 * sorts more than a page a state; the index is named because the statistics of one state say nothing of another.
 */
export function orderQuery(filter: OrderFilter, page: Page): Piece {
  const limit = page.size + 1;
  if (filter.states.length < 2 || filter.words !== '') return branch(filter, filter.states, page.cursor, limit);
  const branches = [...new Set(filter.states)].map((state) => branch(filter, [state], page.cursor, limit));
  return {
    sql: `${branches.map(({ sql }) => `(${sql})`).join(' UNION ALL ')} ${orderBy(sortColumns(filter, ''))} LIMIT ${limit}`,
    values: branches.flatMap(({ values }) => values),
  };
}

/** What a row's place in the list is known by. */
export const sortColumns = ({ sort }: OrderFilter, source: string): SortColumn[] =>
  sort === 'due'
    ? [
        [`${source}next_due_at`, 'asc'],
        [`${source}number`, 'asc'],
      ]
    : [
        [`${source}opened_at`, 'desc'],
        [`${source}number`, 'desc'],
      ];

function branch(filter: OrderFilter, states: readonly string[], cursor: string, limit: number): Piece {
  const ofUnit = filter.unit !== '';
  const source = ofUnit ? 'u' : 'i';
  const sorting = sortColumns(filter, `${source}.`);
  const after = afterCursor(sorting, cursor);
  const grams = gramJoins(filter.words);
  const where = [
    ...(ofUnit ? [piece('u.unit = ?', filter.unit)] : []),
    ...(filter.assignmentState && ofUnit ? [piece('u.assignment_state = ?', filter.assignmentState)] : []),
    ...(states.length > 0 ? [piece(`${source}.state IN (?)`, states)] : []),
    ...filterPieces(filter, source),
    { sql: after.where, values: after.values },
  ];
  const own = ofUnit ? 'u.assignment_id, u.assignment_state' : "'' AS assignment_id, '' AS assignment_state";
  const from = ofUnit
    ? `unit_items u ${indexHint(filter, states)} JOIN order_items i ON i.number = u.number`
    : `order_items i ${indexHint(filter, states)}`;
  return {
    sql: [
      `SELECT ${columns}, ${own} FROM ${from}`,
      ...grams.map(({ sql }) => sql),
      `WHERE ${where.map(({ sql }) => sql).join(' AND ')} ${orderBy(sorting)} LIMIT ${limit}`,
    ].join(' '),
    values: [...grams, ...where].flatMap(({ values }) => values),
  };
}

/** The index in the order of the list; none where a prefix or a word may find fewer rows sooner. */
function indexHint({ unit, assignmentState, sort, ...filter }: OrderFilter, states: readonly string[]): string {
  if (filter.words || filter.numberPrefix || filter.categoryPrefix || filter.divisionPrefix) return '';
  const isRare = filter.problemOnly && unit === '';
  const narrowed = isRare ? 'problem_' : unit && assignmentState ? 'assignment_' : states.length === 1 ? 'state_' : '';
  return `FORCE INDEX (by_${narrowed}${sort})`;
}

function filterPieces(filter: OrderFilter, source: string): Piece[] {
  const prefixes = { category: filter.categoryPrefix, division: filter.divisionPrefix, number: filter.numberPrefix };
  return [
    ...(filter.urgency ? [piece('i.urgency = ?', filter.urgency)] : []),
    ...(filter.problemOnly ? [piece('i.problem = 1')] : []),
    ...(filter.dueBefore ? [piece(`${source}.next_due_at < ?`, filter.dueBefore)] : []),
    ...Object.entries(prefixes)
      .filter(([, prefix]) => prefix !== '')
      .map(([column, prefix]) => piece(`i.${column} LIKE ?`, `${prefix.replace(/[\\%_]/g, '\\$&')}%`)),
    ...wordsOf(filter.words).map((word) => piece('INSTR(LOWER(i.title), ?) > 0', word.toLowerCase())),
  ];
}

const gramJoins = (words: string): Piece[] =>
  [...new Set(wordsOf(words).flatMap(gramsOf))].slice(0, mostGrams).map((gram, index) => {
    const g = `g${index}`;
    return piece(`JOIN order_grams ${g} ON ${g}.gram = ? AND ${g}.opened_at = i.opened_at AND ${g}.number = i.number`, gram);
  });

const wordsOf = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');
const piece = (sql: string, ...values: unknown[]): Piece => ({ sql, values });
