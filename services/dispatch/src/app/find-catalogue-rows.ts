import type { CatalogueRow } from '../domain/catalogue.js';
import { findEdition } from './find-edition.js';
import { pageOf } from './page-in-memory.js';
import type { Catalogues, Page, Paged } from './ports.js';

/** Empty fields filter nothing; version 0: the current one. */
export interface CatalogueQuestion {
  categoryPrefix: string;
  division: string;
  unit: string;
  version: number;
}

export class FindCatalogueRows {
  constructor(private readonly catalogues: Catalogues) {}

  async execute(question: CatalogueQuestion, page: Page): Promise<Paged<CatalogueRow> & { version: number }> {
    const { version, rows } = await findEdition(this.catalogues, question.version);
    const { categoryPrefix, division, unit } = question;
    const found = rows
      .filter((row) => row.category.startsWith(categoryPrefix))
      .filter((row) => division === '' || row.division === division)
      .filter((row) => unit === '' || row.unit === unit || row.assists.includes(unit));
    return { ...pageOf(found, ({ line }) => String(line), page), version };
  }
}
