import type { Actor } from '@hotline/platform/lifecycle';
import { catalogueOf, type Catalogue, type CatalogueRow } from './catalogue.js';
import { treeOf, type Category, type CategoryTree } from './category.js';
import type { CatalogueEvent } from './events.js';

export interface Publication<Edition> {
  edition: Edition;
  events: CatalogueEvent[];
}

/** The version after `current`. Former versions stay readable. */
export function nextCatalogue(current: Catalogue, rows: readonly CatalogueRow[], actor: Actor, at: Date): Publication<Catalogue> {
  const edition = catalogueOf(current.version + 1, rows);
  const { version } = edition;
  return { edition, events: [{ type: 'CataloguePublished', number: `catalogue/${version}`, at, actor, version, rows: rows.length }] };
}

/** The version after `current`. */
export function nextTree(current: CategoryTree, categories: readonly Category[], actor: Actor, at: Date): Publication<CategoryTree> {
  const edition = treeOf(current.version + 1, categories);
  const { version } = edition;
  return {
    edition,
    events: [{ type: 'CategoriesPublished', number: `categories/${version}`, at, actor, version, rows: categories.length }],
  };
}
