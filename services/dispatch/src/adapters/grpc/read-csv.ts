import { invalid } from '@hotline/platform/errors';
import { CsvError, parse } from 'csv-parse/sync';
import type { SheetRow } from '../../domain/sheet.js';

/** Files with more characters are refused before they are read. */
const maxCharacters = 3_000_000;

/**
 * A whole CSV file with a header, as rows with their lines. Cells are trimmed, empty lines skipped, a byte order mark ignored.
 * @throws DomainError CSV_UNREADABLE naming the line, CSV_COLUMNS naming the missing ones, CSV_EMPTY
 */
export function readCsv<Column extends string>(csv: string, columns: readonly Column[]): SheetRow<Column>[] {
  if (csv.length > maxCharacters) throw invalid('CSV_UNREADABLE', `the file has more than ${maxCharacters} characters`, { field: 'csv' });
  const [header, ...lines] = parseLines(csv);
  if (header === undefined) throw invalid('CSV_EMPTY', 'the file is empty', { field: 'csv' });
  const missing = columns.filter((column) => !header.record.includes(column));
  if (missing.length > 0)
    throw invalid('CSV_COLUMNS', `the header lacks ${missing.join(', ')}`, {
      field: 'csv',
      missing: missing.join(','),
      allowed: columns.join(','),
    });
  if (lines.length === 0) throw invalid('CSV_EMPTY', 'the file has a header and no rows', { field: 'csv' });
  const places = columns.map((column) => [column, header.record.indexOf(column)] as const);
  return lines.map(({ record, line }) => ({
    line,
    cells: Object.fromEntries(places.map(([column, place]) => [column, record[place] ?? ''])) as Record<Column, string>,
    ...(record.length === header.record.length ? {} : { fault: `the row has ${record.length} cells, the header ${header.record.length}` }),
  }));
}

/** Each record with the line that it begins on. */
function parseLines(csv: string): { record: string[]; line: number }[] {
  try {
    const parsed = parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, raw: true, info: true });
    const records = parsed as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    return records.map(({ record, raw, info }) => ({ record, line: info.lines - (raw.trimEnd().match(/\n/g)?.length ?? 0) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    throw invalid('CSV_UNREADABLE', error.message, { field: 'csv', line: String(lines ?? '') });
  }
}
