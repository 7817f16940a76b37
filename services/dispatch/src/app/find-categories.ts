import { notFound } from '@hotline/platform/errors';
import { isLeaf, type Category, type CategoryTree } from '../domain/category.js';
import { findEdition } from './find-edition.js';
import { pageOf } from './page-in-memory.js';
import type { CategoryTrees, Page, Paged } from './ports.js';

/** `code` alone, or what fits the rest; empty fields filter nothing; version 0: the current one. */
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
    const found = question.code === '' ? filtered(tree, question) : [exactly(tree, question.code)];
    const { items, nextCursor } = pageOf(found, ({ code }) => code, page);
    return { items: items.map((category) => ({ ...category, leaf: isLeaf(tree, category) })), nextCursor, version: tree.version };
  }
}

function exactly({ byCode }: CategoryTree, code: string): Category {
  const category = byCode.get(code);
  if (category === undefined) throw notFound('CATEGORY_NOT_FOUND', `there is no category ${code}`, { code });
  return category;
}

const filtered = (tree: CategoryTree, { prefix, words, leavesOnly }: CategoryQuestion): Category[] =>
  tree.categories
    .filter(({ code }) => code.startsWith(prefix))
    .filter(({ name, keywords }) => words === '' || name.includes(words) || keywords.some((keyword) => keyword.includes(words)))
    .filter((category) => !leavesOnly || isLeaf(tree, category));
