import { invalid } from '@hotline/platform/errors';

/** One row of a published file: its line (the header is line 1) and its cells by column, trimmed; a missing cell is empty. */
export interface SheetRow<Column extends string = string> {
  line: number;
  cells: Record<Column, string>;
  /** The row has more or fewer cells than the header. */
  fault?: string;
}

/** A row that cannot be published, and why. */
export interface BadRow {
  line: number;
  cause: string;
}

/** What a sheet says when read: every row, or every bad one with its cause. */
export interface Reading<T> {
  rows: T[];
  badRows: BadRow[];
}

/** Reads row by row; a row with several causes is named once for each. */
export function readRows<Column extends string, T>(
  sheet: readonly SheetRow<Column>[],
  read: (row: SheetRow<Column>) => T,
  causes: (row: SheetRow<Column>) => string[],
): Reading<T> {
  const badRows = sheet.flatMap((row) => (row.fault === undefined ? causes(row) : [row.fault]).map((cause) => ({ line: row.line, cause })));
  return { rows: badRows.length > 0 ? [] : sheet.map(read), badRows };
}

/** As many are named in a refusal: more would not fit into a reply's trailer. A check names all. */
const namedInRefusal = 200;

/** @throws DomainError BAD_ROWS naming line and cause of each */
export function requireNoBadRows(badRows: readonly BadRow[]): void {
  if (badRows.length === 0) return;
  const rows = badRows.slice(0, namedInRefusal).map(({ line, cause }) => `${line}: ${cause}`);
  throw invalid('BAD_ROWS', `nothing was published, ${badRows.length} causes stand in the way; the first: line ${rows[0]}`, {
    field: 'csv',
    count: String(badRows.length),
    rows: rows.join('\n'),
  });
}

/** The first line of each key; a later one is a duplicate. */
export function firstLines<Column extends string>(
  sheet: readonly SheetRow<Column>[],
  key: (row: SheetRow<Column>) => string,
): Map<string, number> {
  const lines = new Map<string, number>();
  for (const row of sheet) if (!lines.has(key(row))) lines.set(key(row), row.line);
  return lines;
}

/** The items of a list cell, separated by ";" (also "；" or "|"). */
export const listIn = (cell: string) =>
  cell
    .split(/[;；|]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
