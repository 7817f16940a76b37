// What a replay tells at its end.
import type { Options } from '../options.ts';
import type { Lived } from '../run.ts';
import type { Records } from '../verify/records.ts';
import type { Finding } from '../verify/verify.ts';
import type { World } from '../world.ts';
import { table } from '../../plain/table.ts';
import { waysWalked, type Walked } from './ways.ts';

export interface Results {
  world: World;
  lived: readonly Lived[];
  findings: readonly Finding[];
  records: Records;
  options: Options;
}

const most = 12;
const write = (text: string) => process.stdout.write(text);
const heading = (text: string) => write(`\n${text}\n`);

export function report({ world, lived, findings, records, options }: Results): void {
  heading('How they ended');
  write(
    table(
      ['state', '#appeals'],
      counted(lived.flatMap(({ life }) => life.appeals.map(({ number, state }) => stateOf(number, state, records)))),
    ),
  );
  heading('Ways that were walked');
  write(columns(waysWalked(lived, records).map(({ way, count }) => [way, String(count)])));
  heading('Steps, in milliseconds');
  const steps = world.stopwatch
    .table()
    .map(({ step, count, p50, p99, most: longest }) => [step, String(count), ms(p50), ms(p99), ms(longest)]);
  write(table(['step', '#count', '#p50', '#p99', '#most'], steps));
  const lives = lived.map((each) => each.ms).toSorted((a, b) => a - b);
  write(`  A life took ${ms(lives[Math.floor(lives.length / 2)] ?? 0)} in the middle, ${ms(lives.at(-1) ?? 0)} at most.\n`);
  const detours = counted(lived.flatMap(({ life }) => life.detours));
  if (detours.length > 0) {
    heading('Not as the story had it, because time was short');
    write(table(['what', '#lives'], detours));
  }
  heading('Verified');
  for (const finding of findings) tell(finding);
  for (const { path, folder } of options.keep ? [{ path: 'scripts/show <number>', folder: world.plan.folder }] : [])
    write(`\n${path} --folder ${folder}\n`);
}

/** Lives that broke off. */
export const livesEnded = (lived: readonly Lived[]): Finding => ({
  what: 'every life came to its end',
  looked: lived.length,
  problems: lived.flatMap(({ life, failure }) =>
    failure === undefined
      ? []
      : [`${life.appeals[0]?.number ?? 'not submitted'} (${life.story.path}, line ${life.story.index + 1}): ${failure}`],
  ),
});

function tell({ what, looked, problems }: Finding): void {
  write(`  ${problems.length === 0 ? '✓' : '✗'} ${what} (${looked} looked at)\n`);
  for (const problem of problems.slice(0, most)) write(`      ${problem}\n`);
  if (problems.length > most) write(`      … and ${problems.length - most} more\n`);
}

/** An accepted appeal is where its order is. */
const stateOf = (number: string, state: string, records: Records): string => {
  const order = state === 'accepted' ? records.get(number)?.handling.order : undefined;
  return order === undefined ? state : `order ${order.state}${order.outcome === '' ? '' : `, ${order.outcome}`}`;
};

function counted(words: readonly string[]): string[][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([word, count]) => [word, String(count)]);
}

/** Two beside each other. */
function columns(rows: string[][]): string {
  const half = Math.ceil(rows.length / 2);
  return table(
    ['way', '#orders', ' way', '#orders'],
    rows
      .slice(0, half)
      .map((row, index) => [...row, ...(rows[half + index] ?? ['', '']).map((cell, column) => (column === 0 ? ` ${cell}` : cell))]),
  );
}

const ms = (duration: number): string => (duration < 10 ? duration.toFixed(1) : duration.toFixed(0));

/** Of the real file each hard way must have been walked thirty times, of the sample once. */
export function waysFinding(walked: readonly Walked[], lines: number): Finding {
  const least = lines >= 1900 ? 30 : lines >= 60 ? 1 : 0;
  return {
    what: `each way was walked ${least === 1 ? 'once' : `${least} times`} at least`,
    looked: walked.length,
    problems: walked.filter(({ count }) => count < least).map(({ way, count }) => `${way}: ${count}`),
  };
}
