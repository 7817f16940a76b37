/** Which unit answers for a category in a region, by which law. */
export interface CatalogueRow {
  /** Line of the published file; what rulings added comes after the last. */
  line: number;
  category: string;
  division: string;
  unit: string;
  assists: string[];
  /** A township may be given it. */
  mayPushDown: boolean;
  legalBasis: string;
}

/** One version of the duty catalogue. Version 0: none was published yet. */
export interface Catalogue {
  version: number;
  rows: readonly CatalogueRow[];
  byPlace: ReadonlyMap<string, CatalogueRow>;
}

type Place = Pick<CatalogueRow, 'category' | 'division'>;

/** How a row is spoken of: "0302 × 411700". */
export const placeOf = ({ category, division }: Place) => `${category} × ${division}`;

export const catalogueOf = (version: number, rows: readonly CatalogueRow[]): Catalogue => ({
  version,
  rows,
  byPlace: new Map(rows.map((row) => [placeOf(row), row])),
});

/** The rows with one replaced, or added after the last, as a ruling wants it. */
export function amended({ rows, byPlace }: Catalogue, row: Omit<CatalogueRow, 'line'>): CatalogueRow[] {
  const former = byPlace.get(placeOf(row));
  if (former === undefined) return [...rows, { ...row, line: Math.max(1, ...rows.map(({ line }) => line)) + 1 }];
  return rows.map((each) => (each === former ? { ...row, line: former.line } : each));
}
