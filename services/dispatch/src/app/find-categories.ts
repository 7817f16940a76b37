import { isLeaf, type Category, type CategoryTree } from '../domain/category.js';
import { findEdition } from './find-edition.js';
import { pageOf } from './page-in-memory.js';
import type { CategoryTrees, Page, Paged } from './ports.js';

/** Empty fields filter nothing; version 0: the current one. */
export interface CategoryQuestion {
  code: string;
  prefix: string;
  words: string;
  leavesOnly: boolean;
  version: number;
}

export type CategoryPage = Paged<Category & { leaf: boolean }> & { version: number };

/** Describes categories: what intake and handling differentiate by. */
export class FindCategories {
  constructor(private readonly trees: CategoryTrees) {}

  async execute(question: CategoryQuestion, page: Page): Promise<CategoryPage> {
    const tree = await findEdition(this.trees, question.version);
    const found = candidates(tree, question.code).filter((category) => fits(tree, category, question));
    const { items, nextCursor } = pageOf(found, ({ code }) => code, page);
    return { items: items.map((category) => ({ ...category, leaf: isLeaf(tree, category) })), nextCursor, version: tree.version };
  }
}

const candidates = ({ categories, byCode }: CategoryTree, code: string): readonly Category[] =>
  code === '' ? categories : [byCode.get(code)].filter((category) => category !== undefined);

const fits = (tree: CategoryTree, category: Category, { prefix, words, leavesOnly }: CategoryQuestion): boolean =>
  category.code.startsWith(prefix) &&
  (words === '' || [category.name, ...category.keywords].some((each) => each.includes(words))) &&
  (!leavesOnly || isLeaf(tree, category));
