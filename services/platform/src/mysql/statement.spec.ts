import { describe, expect, it } from 'vitest';
import { inWords, now, onlyLooks, rowInWords, tablesOf, withRows } from './statement.js';

describe('a statement in words', () => {
  it('has its values in place, escaped, times in UTC, bytes as they are', () => {
    const at = new Date('2026-11-23T08:09:10.123Z');
    expect(inWords('SELECT ? FROM t WHERE a = ? AND at < ? AND b = ?', ["it's \\ 路灯?", null, at, new Uint8Array([1, 255])])).toBe(
      "SELECT 'it\\'s \\\\ 路灯?' FROM t WHERE a = NULL AND at < '2026-11-23 08:09:10.123' AND b = X'01ff'",
    );
  });

  it('takes lists and rows', () => {
    expect(inWords('SELECT 1 FROM t WHERE id IN (?)', [['a', 'b']])).toBe("SELECT 1 FROM t WHERE id IN ('a', 'b')");
    expect(rowInWords(['a', 1, true, now])).toBe("('a', 1, true, NOW(6))");
  });

  it('is refused without a value', () => {
    expect(() => inWords('SELECT ?', [undefined])).toThrow('undefined');
  });

  it('holds as many rows as fit, and one that is too long by itself', () => {
    const rows = ['a'.repeat(600_000), 'b'.repeat(300_000), 'c'.repeat(2_000_000), 'd'];
    const statements = withRows('INSERT INTO t (x) VALUES ? -- $&', rows);
    expect(statements.map(({ length }) => length)).toEqual([900_033, 2_000_031, 32]);
    expect(statements.at(-1)).toBe('INSERT INTO t (x) VALUES d -- $&');
  });

  it('names the tables that it is about', () => {
    expect(tablesOf('SELECT a.b FROM `A` a JOIN other.b ON 1 WHERE c')).toEqual(['a', 'other.b']);
    expect(tablesOf('INSERT IGNORE INTO things (x) SELECT x FROM outbox')).toEqual(['things', 'outbox']);
  });

  it('only looks when it neither changes nor locks', () => {
    expect(onlyLooks(' select 1')).toBe(true);
    for (const sql of ['SELECT 1 FROM t FOR UPDATE', 'SELECT 1 FROM t LOCK IN SHARE MODE', 'DELETE FROM t', 'SAVEPOINT a']) {
      expect(onlyLooks(sql)).toBe(false);
    }
  });
});
