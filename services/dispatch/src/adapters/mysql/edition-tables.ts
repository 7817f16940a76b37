import { catalogueOf, type Catalogue } from '../../domain/catalogue.js';
import { treeOf, type CategoryTree } from '../../domain/category.js';
import type { Process, Urgency } from '../../domain/words.js';
import type { EditionTable } from './mysql-editions.js';

interface CatalogueRecord {
  line: number;
  category: string;
  division: string;
  unit: string;
  assists: string;
  may_push_down: number;
  legal_basis: string;
}

interface CategoryRecord {
  line: number;
  code: string;
  parent: string;
  name: string;
  urgency: Urgency;
  process: Process;
  required_fields: string;
  keywords: string;
}

const list = (json: string) => JSON.parse(json) as string[];

/** The duty catalogue in `catalogue_rows`. */
export const catalogueTable: EditionTable<Catalogue> = {
  kind: 'catalogue',
  table: 'catalogue_rows',
  columns: ['line', 'category', 'division', 'unit', 'assists', 'may_push_down', 'legal_basis'],
  toRows: ({ rows }) =>
    rows.map((row) => [
      row.line,
      row.category,
      row.division,
      row.unit,
      JSON.stringify(row.assists),
      row.mayPushDown ? 1 : 0,
      row.legalBasis,
    ]),
  fromRows: (version, rows: CatalogueRecord[]) =>
    catalogueOf(
      version,
      rows.map(({ assists, may_push_down, legal_basis, ...row }) => ({
        ...row,
        assists: list(assists),
        mayPushDown: may_push_down === 1,
        legalBasis: legal_basis,
      })),
    ),
};

/** The category tree in `categories`. */
export const treeTable: EditionTable<CategoryTree> = {
  kind: 'categories',
  table: 'categories',
  columns: ['line', 'code', 'parent', 'name', 'urgency', 'process', 'required_fields', 'keywords'],
  toRows: ({ categories }) =>
    categories.map((each) => [
      each.line,
      each.code,
      each.parent,
      each.name,
      each.urgency,
      each.process,
      JSON.stringify(each.requiredFields),
      JSON.stringify(each.keywords),
    ]),
  fromRows: (version, rows: CategoryRecord[]) =>
    treeOf(
      version,
      rows.map(({ required_fields, keywords, ...row }) => ({ ...row, requiredFields: list(required_fields), keywords: list(keywords) })),
    ),
};
