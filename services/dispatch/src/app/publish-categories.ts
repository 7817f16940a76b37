import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { readCategories, type CategorySheetRow } from '../domain/category-sheet.js';
import { nextTree } from '../domain/publication.js';
import { keepers } from '../domain/roles.js';
import { requireNoBadRows } from '../domain/sheet.js';
import type { CategoryTrees, Clock } from './ports.js';
import type { Published } from './publish-catalogue.js';

/** A new version of the category tree, whole or not at all. */
export class PublishCategories {
  constructor(
    private readonly trees: CategoryTrees,
    private readonly clock: Clock,
  ) {}

  async execute(sheet: readonly CategorySheetRow[], checkOnly: boolean, caller: Caller): Promise<Published> {
    const actor = actAs(caller, 'publishCategories', keepers.publishCategories);
    const { rows, badRows } = readCategories(sheet);
    if (checkOnly) return { version: 0, rows: sheet.length, badRows };
    requireNoBadRows(badRows);
    const { version } = await this.trees.publish((current) => nextTree(current, rows, actor, this.clock.now()));
    return { version, rows: rows.length, badRows };
  }
}
