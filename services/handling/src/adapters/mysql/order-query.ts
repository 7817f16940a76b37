import { afterCursor, orderBy, type SortColumn } from '@hotline/platform/mysql';
import type { OrderFilter, Page } from '../../app/list-ports.js';
import { gramsOf } from '@hotline/platform/text';
import type { OrderState } from '../../domain/order-lifecycle.js';
import { hasEnded } from '../../domain/work-order.js';

export interface Piece {
  sql: string;
  values: unknown[];
}

const mostGrams = 6;

const columns = `i.number, i.state, i.round, i.urgency, i.kind, i.category, i.division, i.title, i.lead_unit, i.problems, i.opened_at,
  i.next_due_at`;

/**
 * One row more than the page. The page's numbers are found first, in an index that has the list's order and most of what is filtered by, so
 * that rows are read for the page alone (a filter that one order in two hundred passes: 2 ms instead of 10). Where states are named, each is
 * read from its own index and the few numbers are merged; the index is named because the statistics of one state say nothing of another.
 */
export function orderQuery(filter: OrderFilter, page: Page): Piece {
  const limit = page.size + 1;
  const found = isByState(filter)
    ? [...new Set(filter.states)].map((state) => branch(filter, [state], page.cursor, limit))
    : [branch(filter, filter.states, page.cursor, limit)];
  const merged = found.map(({ sql }) => `(${sql})`).join(' UNION ALL ');
  const sorted = found.length > 1 ? ` ${orderBy(sortColumns(filter, ''))} LIMIT ${limit}` : '';
  return {
    sql: `SELECT ${columns}, k.assignment_id, k.assignment_state FROM (${merged}${sorted}) k STRAIGHT_JOIN order_items i ON i.number = k.number
      ${orderBy(sortColumns(filter, 'k.'))}`,
    values: found.flatMap(({ values }) => values),
  };
}

/** What a row's place in the list is known by: a prefix of numbers is read in the order of numbers, so that a page of it is a page. */
export function sortColumns({ sort, numberPrefix }: OrderFilter, source: string): SortColumn[] {
  const direction = sort === 'due' ? 'asc' : 'desc';
  const time: SortColumn[] = numberPrefix ? [] : [[`${source}${sort === 'due' ? 'next_due_at' : 'opened_at'}`, direction]];
  return [...time, [`${source}number`, direction]];
}

const isLive = (state: OrderState): boolean => !hasEnded({ state });
const isByState = ({ states, words, numberPrefix }: OrderFilter): boolean =>
  states.length > 1 && numberPrefix === '' && (words === '' || states.every(isLive));

function branch(filter: OrderFilter, states: readonly OrderState[], cursor: string, limit: number): Piece {
  // Among the few orders that go on, a title is looked at; among all, pairs of its characters are looked up.
  const grams = states.length > 0 && states.every(isLive) ? [] : gramsIn(filter.words);
  const from = grams.length > 0 && isInOrderOfWords(filter) ? wordsFirst(grams) : listFirst(filter, states, grams);
  const source = from.sortedBy === 'u' ? 'u' : 'i';
  const sorting = sortColumns(filter, `${from.sortedBy}.`);
  const after = afterCursor(sorting, cursor);
  const where = [
    ...from.where,
    ...(filter.unit ? [piece('u.unit = ?', filter.unit)] : []),
    ...(filter.assignmentState && filter.unit ? [piece('u.assignment_state = ?', filter.assignmentState)] : []),
    ...(states.length > 0 ? [piece(`${source}.state IN (?)`, states)] : []),
    ...filterPieces(filter, source),
    { sql: after.where, values: after.values },
  ];
  const own = filter.unit ? 'u.assignment_id, u.assignment_state' : "'' AS assignment_id, '' AS assignment_state";
  return {
    sql: `SELECT ${sorting.map(([name]) => name).join(', ')}, ${own} FROM ${from.sql} WHERE ${where.map(({ sql }) => sql).join(' AND ')}
      ${orderBy(sorting)} LIMIT ${limit}`,
    values: [from, ...where].flatMap(({ values }) => values),
  };
}

interface From extends Piece {
  where: readonly Piece[];
  sortedBy: 'i' | 'u' | 'g0';
}

function listFirst(filter: OrderFilter, states: readonly OrderState[], grams: readonly string[]): From {
  // Problem orders are few: a unit's are found among them.
  const list = filter.unit && !filter.problemOnly ? 'u' : 'i';
  const hint = indexHint(filter, states);
  const tables = [
    list === 'u' ? `unit_items u ${hint}` : `order_items i ${hint}`,
    ...grams.map((_, n) => `order_grams g${n} ON g${n}.gram = ? AND g${n}.opened_at = ${list}.opened_at AND g${n}.number = ${list}.number`),
    ...(filter.unit && list === 'i' ? ['unit_items u ON u.number = i.number'] : []),
    ...(list === 'u' && looksAtOrder(filter) ? ['order_items i ON i.number = u.number'] : []),
  ];
  return { sql: tables.join(hint ? ' STRAIGHT_JOIN ' : ' JOIN '), values: [...grams], where: [], sortedBy: list };
}

/** A pair of characters has its titles in the order of their opening: newest first, it is read until the page is full. */
function wordsFirst([first, ...further]: readonly string[]): From {
  const alike = further.map(
    (_, n) => `order_grams g${n + 1} ON g${n + 1}.gram = ? AND g${n + 1}.opened_at = g0.opened_at AND g${n + 1}.number = g0.number`,
  );
  const tables = ['order_grams g0', ...alike, 'order_items i ON i.number = g0.number'];
  return { sql: tables.join(' STRAIGHT_JOIN '), values: [...further], where: [piece('g0.gram = ?', first)], sortedBy: 'g0' };
}

const isInOrderOfWords = ({ sort, unit, numberPrefix }: OrderFilter): boolean => sort === 'opened' && unit === '' && numberPrefix === '';
const looksAtOrder = ({ urgency, categoryPrefix, divisionPrefix, words }: OrderFilter): boolean =>
  [urgency, categoryPrefix, divisionPrefix, words].some((asked) => asked !== '');

/**
 * The index in the order of the list; what is due before a moment is few orders, and is sorted. None where words, or a category or division
 * among all orders, may find fewer rows sooner.
 */
function indexHint({ unit, sort, ...filter }: OrderFilter, states: readonly OrderState[]): string {
  if (filter.numberPrefix) return 'FORCE INDEX (PRIMARY)';
  const live = states.length === 1 && isLive(states[0]!);
  if (!live && (filter.words || (!unit && (filter.categoryPrefix || filter.divisionPrefix)))) return '';
  const order = filter.dueBefore ? 'due' : sort;
  if (filter.problemOnly) return `FORCE INDEX (by_problem_${order})`;
  if (unit && filter.assignmentState && !live) return `FORCE INDEX (by_assignment_${order})`;
  return `FORCE INDEX (by_${states.length === 1 ? 'state_' : ''}${order})`;
}

function filterPieces(filter: OrderFilter, source: string): Piece[] {
  const prefixes = { 'i.category': filter.categoryPrefix, 'i.division': filter.divisionPrefix, [`${source}.number`]: filter.numberPrefix };
  return [
    ...(filter.urgency ? [piece('i.urgency = ?', filter.urgency)] : []),
    ...(filter.problemOnly ? [piece('i.problem = 1')] : []),
    ...(filter.dueBefore ? [piece(`${source}.next_due_at < ?`, filter.dueBefore)] : []),
    ...Object.entries(prefixes)
      .filter(([, prefix]) => prefix !== '')
      .map(([column, prefix]) => piece(`${column} LIKE ?`, `${prefix.replace(/[\\%_]/g, '\\$&')}%`)),
    ...wordsOf(filter.words).map((word) => piece('INSTR(LOWER(i.title), ?) > 0', word.toLowerCase())),
  ];
}

const gramsIn = (words: string): string[] => [...new Set(wordsOf(words).flatMap(gramsOf))].slice(0, mostGrams);
const wordsOf = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');
const piece = (sql: string, ...values: unknown[]): Piece => ({ sql, values });
