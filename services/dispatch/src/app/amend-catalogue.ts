import { invalid } from '@hotline/platform/errors';
import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { readCatalogue, toSheetRow } from '../domain/catalogue-sheet.js';
import { amended, type CatalogueRow } from '../domain/catalogue.js';
import { returnLifecycle } from '../domain/lifecycle.js';
import { nextCatalogue } from '../domain/publication.js';
import type { Catalogues, CategoryTrees, Clock, Units } from './ports.js';

/** A ruling's consequence: a new version of the duty catalogue with one row replaced or added. */
export class AmendCatalogue {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly trees: CategoryTrees,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the new version
   * @throws DomainError CATALOGUE_ROW_BAD naming every cause
   */
  async execute(row: Omit<CatalogueRow, 'line'>, caller: Caller): Promise<number> {
    const { badRows } = readCatalogue([toSheetRow(row)], await this.trees.current(), await this.units.codes());
    const causes = badRows.map(({ cause }) => cause).join('; ');
    if (causes !== '')
      throw invalid('CATALOGUE_ROW_BAD', `the amended row cannot be published: ${causes}`, { field: 'amended_row', causes });
    const actor = actAs(caller, 'ruleOnReturn', returnLifecycle.ruleOnReturn.by);
    const { version } = await this.catalogues.publish((current) => nextCatalogue(current, amended(current, row), actor, this.clock.now()));
    return version;
  }
}
