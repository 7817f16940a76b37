// What the lives are about: ordinary matters whose unit the city's own catalogue names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readTree } from '../../replay/tree.ts';
import { root } from '../../stack/plan.ts';
import type { Matter } from './life.ts';

/** At most one a unit, so that the work spreads. @param units how many */
export function readMatters(units: number): Matter[] {
  const plain = new Set(
    readTree()
      .leaves.filter(
        ({ process, urgency, required }) =>
          process === 'dispatch' && urgency === 'normal' && required.every((field) => field === 'address'),
      )
      .map(({ code }) => code),
  );
  const rows = parse<Record<string, string>>(readFileSync(join(root, 'infra/starter/catalogue.csv'), 'utf8'), { columns: true, bom: true });
  const matters = new Map<string, Matter>();
  for (const { category = '', division = '', unit = '', assists = '' } of rows)
    if (plain.has(category) && division === '411700' && assists === '' && !matters.has(unit)) matters.set(unit, { category, unit });
  return [...matters.values()].slice(0, units);
}
