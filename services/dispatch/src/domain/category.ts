import type { Process, Urgency } from './words.js';

/** What an appeal can be about, and how such a matter is handled. */
export interface Category {
  /** Line of the published file. */
  line: number;
  code: string;
  /** Empty: a first class. */
  parent: string;
  name: string;
  urgency: Urgency;
  process: Process;
  requiredFields: string[];
  keywords: string[];
}

/** One version of the tree. Version 0: none was published yet. */
export interface CategoryTree {
  version: number;
  categories: readonly Category[];
  byCode: ReadonlyMap<string, Category>;
  parents: ReadonlySet<string>;
}

export function treeOf(version: number, categories: readonly Category[]): CategoryTree {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  return { version, categories, byCode, parents: new Set(categories.map(({ parent }) => parent)) };
}

/** An order can be about a leaf only. */
export const isLeaf = (tree: CategoryTree, category: Category) => !tree.parents.has(category.code);

/** The category and its parents, nearest first. A code that the tree does not know stands alone. */
export function pathOf(tree: CategoryTree, code: string): string[] {
  const parent = tree.byCode.get(code)?.parent ?? '';
  return parent === '' || parent === code ? [code] : [code, ...pathOf(tree, parent)];
}
