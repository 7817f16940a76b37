// The starter data of a tenant.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../../stack/plan.ts';

export type Row = Record<string, string>;

export const starterRows = (name: string): Row[] =>
  parse<Row>(readFileSync(join(root, 'infra/starter', name), 'utf8'), { columns: true, bom: true });

export const starterText = (name: string): string => readFileSync(join(root, 'infra/starter', name), 'utf8');
