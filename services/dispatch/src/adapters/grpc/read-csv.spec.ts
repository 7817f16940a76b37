import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.js';

const columns = ['code', 'name'] as const;

describe('reading a CSV file', () => {
  it('gives each row with the line that it begins on', () =>
    expect(readCsv('\uFEFFname,code\r\n 供水 ,0101\r\n\r\n"供\n电",0102\r\n供气,0103\r\n', columns)).toEqual([
      { line: 2, cells: { code: '0101', name: '供水' } },
      { line: 4, cells: { code: '0102', name: '供\n电' } },
      { line: 6, cells: { code: '0103', name: '供气' } },
    ]));

  it.each([
    ['', 'CSV_EMPTY'],
    ['code,name\n', 'CSV_EMPTY'],
    ['code,title\n0101,供水\n', 'CSV_COLUMNS'],
    ['code,name\n0101,"供水\n', 'CSV_UNREADABLE'],
  ])('refuses %j: %s', (csv, reason) => expect(() => readCsv(csv, columns)).toThrowError(expect.objectContaining({ reason })));

  it('marks a row with more or fewer cells than the header', () =>
    expect(readCsv('code,name\n0101,供水,多余\n0102\n', columns).map(({ line, fault }) => ({ line, fault }))).toEqual([
      { line: 2, fault: 'the row has 3 cells, the header 2' },
      { line: 3, fault: 'the row has 1 cells, the header 2' },
    ]));

  it('names the line that it cannot read', () =>
    expect(() => readCsv('code,name\n0101,供水\n0102,供"电"\n', columns)).toThrowError(
      expect.objectContaining({ reason: 'CSV_UNREADABLE', metadata: { field: 'csv', line: '3' } }),
    ));
});
