import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { readCatalogue, type CatalogueSheetRow } from '../domain/catalogue-sheet.js';
import { nextCatalogue } from '../domain/publication.js';
import type { BadRow } from '../domain/sheet.js';
import type { Catalogues, CategoryTrees, Clock, Units } from './ports.js';

/** What came of a publication: a version, or every row that stood in its way. */
export interface Published {
  version: number;
  rows: number;
  badRows: BadRow[];
}

/** A new version of the duty catalogue, whole or not at all. */
export class PublishCatalogue {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly trees: CategoryTrees,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  async execute(sheet: readonly CatalogueSheetRow[], caller: Caller): Promise<Published> {
    const actor = actAs(caller, 'publishCatalogue', ['administrator']);
    const { rows, badRows } = readCatalogue(sheet, await this.trees.current(), await this.units.codes());
    if (badRows.length > 0) return { version: 0, rows: 0, badRows };
    const { version } = await this.catalogues.publish((current) => nextCatalogue(current, rows, actor, this.clock.now()));
    return { version, rows: rows.length, badRows };
  }
}
