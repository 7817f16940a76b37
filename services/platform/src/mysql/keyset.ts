import { invalid } from '../errors/index.js';
import { readDocument, writeDocument } from './document-json.js';

export type CursorValue = string | number | Date;

/** A sort column; it must be NOT NULL, and the last one unique. */
export type SortColumn = readonly [name: string, direction: 'asc' | 'desc'];

/** Opaque to whoever gets it. */
export const encodeCursor = (values: readonly CursorValue[]): string => Buffer.from(writeDocument(values)).toString('base64url');

/** @throws DomainError BAD_CURSOR when it is not one of ours with so many values */
export function decodeCursor(cursor: string, length: number): CursorValue[] {
  try {
    const values: unknown = readDocument(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every(isCursorValue)) return values;
  } catch {
    // not JSON: refused below
  }
  throw invalid('BAD_CURSOR', 'the cursor is not one that this list gave', { field: 'cursor' });
}

/**
 * What comes after the cursor, in the order of `columns`; everything for an empty cursor. Written out as
 * `a < ? OR (a = ? AND id < ?)`, because MariaDB does not range-scan the row form.
 */
export function afterCursor(columns: readonly SortColumn[], cursor: string): { where: string; values: CursorValue[] } {
  if (cursor === '') return { where: 'TRUE', values: [] };
  const at = decodeCursor(cursor, columns.length);
  const [first, ...rest] = columns.map(([name, direction], index) => ({
    equal: columns.slice(0, index).map(([before]) => `${before} = ?`),
    beyond: `${name} ${direction === 'asc' ? '>' : '<'} ?`,
    values: at.slice(0, index + 1),
  }));
  const steps = [first!.beyond, ...rest.map(({ equal, beyond }) => `(${[...equal, beyond].join(' AND ')})`)];
  return { where: `(${steps.join(' OR ')})`, values: [...first!.values, ...rest.flatMap(({ values }) => values)] };
}

export const orderBy = (columns: readonly SortColumn[]): string =>
  `ORDER BY ${columns.map(([name, direction]) => `${name} ${direction}`).join(', ')}`;

/** How many rows a page has: 0 means the default of 20; at most 100. */
export const pageSizeOf = (asked: number): number => Math.min(asked || 20, 100);

/** Of one row more than was asked for, a page and the cursor of the next; an empty cursor says that this was the last. */
export function pageOf<R>(rows: readonly R[], size: number, at: (row: R) => readonly CursorValue[]): { items: R[]; nextCursor: string } {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last ? encodeCursor(at(last)) : '' };
}

const isCursorValue = (value: unknown): value is CursorValue =>
  typeof value === 'string' || typeof value === 'number' || (value instanceof Date && !Number.isNaN(value.getTime()));
