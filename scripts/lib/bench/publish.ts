// The table of the last full run in the README, and its picture beside.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../stack/plan.ts';
import { drawChart } from './chart.ts';
import type { Judged } from './judge.ts';
import { describeMachine, type Machine } from './machine.ts';
import { conclusion, markdownTable } from './table.ts';

const picture = 'infra/bench/goals.svg';
const marks = { from: '<!-- bench: written by scripts/bench --publish -->', to: '<!-- /bench -->' } as const;

/** What stands between the marks is replaced. @throws Error when the text has no marks */
export function between(text: string, inside: string): string {
  const [from, to] = [text.indexOf(marks.from), text.indexOf(marks.to)];
  if (from < 0 || to < from) throw new Error(`the README has no place for the table: ${marks.from} … ${marks.to}`);
  return `${text.slice(0, from + marks.from.length)}\n\n${inside}\n\n${text.slice(to)}`;
}

/** @param rows of every line that was run */
export function publish(rows: readonly Judged[], machine: Machine): void {
  const readme = join(root, 'README.md');
  const told = `${describeMachine(machine)}. ${conclusion(rows).sentence}\n\n![Each row against its goal](${picture})\n\n${markdownTable(rows)}`;
  writeFileSync(readme, between(readFileSync(readme, 'utf8'), told));
  mkdirSync(dirname(join(root, picture)), { recursive: true });
  writeFileSync(join(root, picture), drawChart(rows, describeMachine(machine)));
}
