import type { Category } from './category.js';
import { firstLines, listIn, readRows, type Reading, type SheetRow } from './sheet.js';
import { processes, urgencies, type Process, type Urgency } from './words.js';

export const categoryColumns = ['code', 'parent', 'name', 'urgency', 'process', 'required_fields', 'keywords'] as const;
export type CategorySheetRow = SheetRow<(typeof categoryColumns)[number]>;

/** Reads a category tree. An empty urgency or process is the parent's. */
export function readCategories(sheet: readonly CategorySheetRow[]): Reading<Category> {
  const lines = firstLines(sheet, ({ cells }) => cells.code);
  const byCode = new Map(sheet.map((row) => [row.cells.code, row]));
  return readRows(
    sheet,
    ({ line, cells }) => ({
      line,
      code: cells.code,
      parent: cells.parent,
      name: cells.name,
      urgency: inherited(byCode, cells.code, 'urgency') as Urgency,
      process: inherited(byCode, cells.code, 'process') as Process,
      requiredFields: listIn(cells.required_fields),
      keywords: listIn(cells.keywords),
    }),
    ({ line, cells }) => [
      ...(/^[0-9A-Za-z]{2,16}$/.test(cells.code) ? [] : [`code "${cells.code}" must be 2 to 16 letters or digits`]),
      ...(lines.get(cells.code) === line ? [] : [`code ${cells.code} stands already in line ${lines.get(cells.code)}`]),
      ...(cells.parent === '' || byCode.has(cells.parent) ? [] : [`parent ${cells.parent} is not in this file`]),
      ...(ancestry(byCode, cells.code).circular ? [`parent ${cells.parent} leads back to ${cells.code}`] : []),
      ...(cells.name === '' ? ['name is empty'] : []),
      ...wrongWord('urgency', inherited(byCode, cells.code, 'urgency'), urgencies),
      ...wrongWord('process', inherited(byCode, cells.code, 'process'), processes),
      ...(isTooCalm(byCode, cells.code) ? ['an emergency is critical'] : []),
    ],
  );
}

/** The row and its parents, as far as they go without meeting one again. */
function ancestry(byCode: ReadonlyMap<string, CategorySheetRow>, code: string): { rows: CategorySheetRow[]; circular: boolean } {
  const rows: CategorySheetRow[] = [];
  for (let row = byCode.get(code); row !== undefined; row = byCode.get(row.cells.parent)) {
    if (rows.includes(row)) return { rows, circular: true };
    rows.push(row);
  }
  return { rows, circular: false };
}

const inherited = (byCode: ReadonlyMap<string, CategorySheetRow>, code: string, column: 'urgency' | 'process') =>
  ancestry(byCode, code)
    .rows.map(({ cells }) => cells[column])
    .find((word) => word !== '') ?? '';

const isTooCalm = (byCode: ReadonlyMap<string, CategorySheetRow>, code: string): boolean =>
  inherited(byCode, code, 'process') === 'emergency' && inherited(byCode, code, 'urgency') !== 'critical';

const wrongWord = (column: string, word: string, allowed: readonly string[]) =>
  allowed.includes(word) ? [] : [`${column} "${word}" must be one of ${allowed.join(', ')}`];
