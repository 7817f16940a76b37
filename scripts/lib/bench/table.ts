// The rows as a person reads them.
import { table } from '../plain/table.ts';
import type { Judged } from './judge.ts';

/** Three figures that count: 0.472, 1.85, 12,400. */
export function readable(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (value !== 0 && Math.abs(value) < 100) return String(Number(value.toPrecision(3)));
  return Math.round(value).toLocaleString('en-US');
}

export function goalOf(goal: Judged['goal']): string {
  if (goal === undefined) return '';
  return 'atLeast' in goal ? `≥ ${readable(goal.atLeast)}` : `≤ ${readable(goal.atMost)}`;
}

export const verdictOf = ({ goal, holds, missing }: Judged): string => {
  if (goal === undefined) return missing === undefined ? '' : 'not measured';
  if (missing !== undefined) return 'NOT MEASURED';
  return holds ? 'holds' : 'MISSED';
};

const spreadOf = ({ value: { least, most } }: Judged): string => (Number.isNaN(least) ? '' : `${readable(least)} – ${readable(most)}`);

const cellsOf = (row: Judged): string[] => [
  row.what,
  readable(row.ours),
  row.reference === undefined ? '' : readable(row.reference),
  row.reference === undefined ? readable(row.value.median) : `${readable(row.value.median)} ×`,
  spreadOf(row),
  goalOf(row.goal),
  verdictOf(row),
];

const head = ['what', '#ours', '#reference', '#value', '#spread', '#goal', ''];

export const rowsTable = (rows: readonly Judged[]): string => table(head, rows.map(cellsOf));

/** For the README. */
export function markdownTable(rows: readonly Judged[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head.map((name) => name.replace('#', ''))), line(head.map(() => '---')), ...rows.map((row) => line(cellsOf(row)))].join(
    '\n',
  );
}

/** The last line, and whether all is well. */
export function conclusion(rows: readonly Judged[]): { sentence: string; allHold: boolean } {
  const goals = rows.filter(({ goal }) => goal !== undefined);
  const held = goals.filter(({ holds }) => holds);
  return { sentence: `${held.length} of ${goals.length} goals hold.`, allHold: held.length === goals.length };
}
