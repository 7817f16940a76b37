import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../src/adapters/grpc/read-csv.js';
import { catalogueColumns, readCatalogue } from '../src/domain/catalogue-sheet.js';
import { catalogueOf } from '../src/domain/catalogue.js';
import { categoryColumns, readCategories } from '../src/domain/category-sheet.js';
import { isLeaf, treeOf } from '../src/domain/category.js';
import { parseDutyHours } from '../src/domain/duty-hours.js';
import { fittingRows } from '../src/domain/unit-choice.js';
import { levels, unitKinds } from '../src/domain/words.js';

const starter = (name: string) => readFileSync(join(import.meta.dirname, '../../../infra/starter', name), 'utf8');
const units = readCsv(starter('units.csv'), ['code', 'name', 'kind', 'division', 'remote_tenant', 'phone', 'hours', 'level']);
const categories = readCategories(readCsv(starter('categories.csv'), categoryColumns));
const tree = treeOf(1, categories.rows);
const catalogue = readCatalogue(readCsv(starter('catalogue.csv'), catalogueColumns), tree, new Set(units.map(({ cells }) => cells.code)));

describe('the starter files', () => {
  it('hold a tree and a catalogue without a bad row', () => expect([...categories.badRows, ...catalogue.badRows]).toEqual([]));

  it('hold units that can be registered', () =>
    expect(
      units.filter(
        ({ cells }) =>
          !(unitKinds as readonly string[]).includes(cells.kind) ||
          !(levels as readonly string[]).includes(cells.level) ||
          parseDutyHours(cells.hours) === undefined,
      ),
    ).toEqual([]));

  it('name a unit for every leaf, wherever it is', () => {
    const edition = catalogueOf(1, catalogue.rows);
    const leaves = tree.categories.filter((category) => isLeaf(tree, category));
    const uncovered = leaves.filter(
      ({ code }) => fittingRows(edition, tree, { category: code, division: '411700' }, '411700').length === 0,
    );
    expect(uncovered.map(({ code }) => code)).toEqual([]);
  });
});
