import { placeOf, type Catalogue, type CatalogueRow } from './catalogue.js';
import { pathOf, type CategoryTree } from './category.js';
import { regionsAround } from './division.js';

/** A unit that should lead, and why. */
export interface Choice {
  unit: string;
  assists: string[];
  reason: string;
  /** Undefined: not from the catalogue. */
  row: CatalogueRow | undefined;
}

/** What an order is about, and where. */
export interface Matter {
  category: string;
  division: string;
}

/**
 * The catalogue's rows that fit, best first: the category before its parents, and for each the exact region before those around it,
 * up to the tenant's own.
 */
export function fittingRows(catalogue: Catalogue, tree: CategoryTree, { category, division }: Matter, tenant: string): CatalogueRow[] {
  const regions = regionsAround(division, tenant);
  const places = pathOf(tree, category).flatMap((code) => regions.map((region) => ({ category: code, division: region })));
  return places.flatMap((place) => catalogue.byPlace.get(placeOf(place)) ?? []);
}

/** Who should lead: whom somebody with a say proposed, then the catalogue's rows; each unit once. */
export function chooseUnits(rows: readonly CatalogueRow[], proposed: { unit: string; cause: string } | undefined): Choice[] {
  const choices = rows.map((row) => ({ unit: row.unit, assists: row.assists, reason: `catalogue row ${row.line}: ${placeOf(row)}`, row }));
  const first = proposed === undefined ? [] : [{ unit: proposed.unit, assists: [], reason: `proposed: ${proposed.cause}`, row: undefined }];
  const all: Choice[] = [...first, ...choices];
  return all.filter(({ unit }, index) => all.findIndex((each) => each.unit === unit) === index);
}
