import { placeOf, type CatalogueRow } from './catalogue.js';
import type { CategoryTree } from './category.js';
import { divisionShape } from './division.js';
import { firstLines, listIn, readRows, type Reading, type SheetRow } from './sheet.js';

export const catalogueColumns = ['category', 'division', 'unit', 'assists', 'may_push_down', 'legal_basis'] as const;
export type CatalogueSheetRow = SheetRow<(typeof catalogueColumns)[number]>;

const yes = ['true', 'yes', '1', '是'];
const no = ['false', 'no', '0', '否', ''];

/** Reads a duty catalogue against the category tree and the registered units. */
export function readCatalogue(sheet: readonly CatalogueSheetRow[], tree: CategoryTree, units: ReadonlySet<string>): Reading<CatalogueRow> {
  const lines = firstLines(sheet, ({ cells }) => placeOf(cells));
  return readRows(sheet, toRow, ({ line, cells }) => {
    const assists = listIn(cells.assists);
    return [
      ...(tree.byCode.has(cells.category) ? [] : [`category "${cells.category}" is not in the category tree`]),
      ...(divisionShape.test(cells.division) ? [] : [`division "${cells.division}" must have six or nine digits`]),
      ...(lines.get(placeOf(cells)) === line ? [] : [`${placeOf(cells)} stands already in line ${lines.get(placeOf(cells))}`]),
      ...[cells.unit, ...assists].filter((code) => !units.has(code)).map((code) => `unit "${code}" is not registered`),
      ...(new Set([cells.unit, ...assists]).size > assists.length ? [] : ['assists name a unit twice, or the unit itself']),
      ...([...yes, ...no].includes(cells.may_push_down.toLowerCase())
        ? []
        : [`may_push_down "${cells.may_push_down}" must be true or false`]),
      ...(cells.legal_basis === '' ? ['legal_basis is empty'] : []),
    ];
  });
}

const toRow = ({ line, cells }: CatalogueSheetRow): CatalogueRow => ({
  line,
  category: cells.category,
  division: cells.division,
  unit: cells.unit,
  assists: listIn(cells.assists),
  mayPushDown: yes.includes(cells.may_push_down.toLowerCase()),
  legalBasis: cells.legal_basis,
});

/** A row as a sheet would say it, so that a ruling's amendment passes the same checks. */
export const toSheetRow = (row: Omit<CatalogueRow, 'line'>): CatalogueSheetRow => ({
  line: 1,
  cells: {
    category: row.category,
    division: row.division,
    unit: row.unit,
    assists: row.assists.join(';'),
    may_push_down: String(row.mayPushDown),
    legal_basis: row.legalBasis.trim(),
  },
});
