import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { readCatalogue, type CatalogueSheetRow } from '../domain/catalogue-sheet.js';
import { nextCatalogue } from '../domain/publication.js';
import { keepers } from '../domain/roles.js';
import { requireNoBadRows, type BadRow } from '../domain/sheet.js';
import type { Catalogues, CategoryTrees, Clock, Units } from './ports.js';

/** What came of a publication, or of a check (version 0): then with every row that stands in its way. */
export interface Published {
  version: number;
  /** In the file. */
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

  async execute(sheet: readonly CatalogueSheetRow[], checkOnly: boolean, caller: Caller): Promise<Published> {
    const actor = actAs(caller, 'publishCatalogue', keepers.publishCatalogue);
    const { rows, badRows } = readCatalogue(sheet, await this.trees.current(), await this.units.codes());
    if (checkOnly) return { version: 0, rows: sheet.length, badRows };
    requireNoBadRows(badRows);
    const { version } = await this.catalogues.publish((current) => nextCatalogue(current, rows, actor, this.clock.now()));
    return { version, rows: rows.length, badRows };
  }
}
