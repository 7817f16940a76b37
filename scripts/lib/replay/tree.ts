// The city's own sheets, as the appeals need them: what a matter can be about, where, and who could handle it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../stack/plan.ts';

type Row = Record<string, string>;
const sheet = (name: string): Row[] => parse<Row>(readFileSync(join(root, 'infra/starter', name), 'utf8'), { columns: true, bom: true });
const list = (cell = ''): string[] => cell.split(/[|;]/).filter((item) => item !== '');

export interface Leaf {
  code: string;
  name: string;
  urgency: string;
  process: string;
  required: string[];
  keywords: string[];
}

export interface Tree {
  leaves: Leaf[];
  divisions: string[];
  /** Departments and enterprises: they may be given any matter. */
  units: string[];
}

export function readTree(): Tree {
  const rows = sheet('categories.csv');
  const parents = new Set(rows.map(({ parent }) => parent));
  const units = sheet('units.csv');
  return {
    leaves: rows
      .filter(({ code }) => !parents.has(code))
      .map(({ code = '', name = '', urgency = '', process = '', required_fields: required, keywords }) => ({
        code,
        name,
        urgency,
        process,
        required: list(required),
        keywords: list(keywords),
      })),
    divisions: [...new Set(units.map(({ division = '' }) => division))],
    units: units.filter(({ kind = '' }) => ['department', 'enterprise'].includes(kind)).map(({ code = '' }) => code),
  };
}
