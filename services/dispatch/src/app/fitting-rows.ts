import type { CatalogueRow } from '../domain/catalogue.js';
import { fittingRows, type Matter } from '../domain/unit-choice.js';
import type { Catalogues, CategoryTrees } from './ports.js';

/** The duty catalogue asked about a matter, at the versions of now. */
export class FittingRows {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly trees: CategoryTrees,
    /** The tenant's own division: the widest region. */
    private readonly tenant: string,
  ) {}

  /** Best first. */
  async of(matter: Matter): Promise<CatalogueRow[]> {
    return fittingRows(await this.catalogues.current(), await this.trees.current(), matter, this.tenant);
  }
}
