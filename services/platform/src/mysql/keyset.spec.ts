import { describe, expect, it } from 'vitest';
import { afterCursor, decodeCursor, encodeCursor, orderBy, pageOf, type SortColumn } from './keyset.js';

const columns: SortColumn[] = [
  ['due_at', 'asc'],
  ['id', 'desc'],
];
const due = new Date('2026-11-23T08:00:00Z');

describe('a page by keyset', () => {
  it('asks for what comes after the cursor in the order of the columns', () => {
    expect(afterCursor(columns, encodeCursor([due, 'n-7']))).toEqual({
      where: '(due_at > ? OR (due_at = ? AND id < ?))',
      values: [due, due, 'n-7'],
    });
    expect(afterCursor([['id', 'desc']], encodeCursor([9]))).toEqual({ where: '(id < ?)', values: [9] });
    expect(orderBy(columns)).toBe('ORDER BY due_at asc, id desc');
  });

  it('asks for everything at first', () => {
    expect(afterCursor(columns, '')).toEqual({ where: 'TRUE', values: [] });
  });

  it('gives texts, numbers and times back as they were', () => {
    expect(decodeCursor(encodeCursor(['@区', 5, due]), 3)).toEqual(['@区', 5, due]);
  });

  it.each([
    'nonsense',
    '%%',
    encodeCursor(['a']),
    encodeCursor(['a', 'b', 'c']),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('["a",["b"]]').toString('base64url'),
    Buffer.from('["a","@never"]').toString('base64url'),
  ])('refuses the cursor %s', (cursor) => {
    expect(() => afterCursor(columns, cursor)).toThrow(expect.objectContaining({ kind: 'invalid', reason: 'BAD_CURSOR' }));
  });

  it('has a next one only when a row more was found', () => {
    const at = (row: number) => [row];
    expect(pageOf([1, 2, 3], 2, at)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
    expect(pageOf([1, 2], 2, at)).toEqual({ items: [1, 2], nextCursor: '' });
    expect(pageOf([], 2, at)).toEqual({ items: [], nextCursor: '' });
  });
});
