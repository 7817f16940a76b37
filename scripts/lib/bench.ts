// scripts/bench: every line, ours against its limit or a peer in the same run, and whether the goals hold.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stack/plan.ts';
import { drawChart } from './bench/chart.ts';
import { lines } from './bench/lines/index.ts';
import { describeMachine, machine } from './bench/machine.ts';
import { help, readOptions, type Options } from './bench/options.ts';
import { publish } from './bench/publish.ts';
import { Runner, type Outcome } from './bench/run.ts';
import { conclusion, rowsTable } from './bench/table.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** @throws Error naming what there is */
function chosen({ names, long }: Options) {
  const unknown = names.filter((name) => !lines.some((line) => line.name === name));
  if (unknown.length > 0) throw new Error(`there is no line ${unknown.join(', ')}; --help lists them`);
  return names.length > 0 ? lines.filter(({ name }) => names.includes(name)) : lines.filter((line) => long || !line.long);
}

function tell({ line, rows, sizes, does, seconds }: Outcome): void {
  const listed = Object.entries(sizes).map(([name, size]) => `${name} ${size.toLocaleString('en-US')}`);
  say(`\n${line} (${seconds} s)${listed.length > 0 ? `: ${listed.join(', ')}` : ''}`);
  for (const [side, sentence] of Object.entries(does)) say(`  ${side}: ${sentence}`);
  say(rowsTable(rows));
}

async function bench(options: Options): Promise<boolean> {
  mkdirSync(join(root, '.run'), { recursive: true });
  const folder = mkdtempSync(join(root, '.run/bench-'));
  chmodSync(folder, 0o711); // a peer's server may belong to another account
  const runner = new Runner(folder, options, say);
  const end = async (): Promise<void> => {
    await runner.close();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().finally(() => process.exit(130)));
  const here = machine();
  say(describeMachine(here));
  if (options.quick) say('Quick: these figures say only that it works.');
  const outcomes: Outcome[] = [];
  try {
    for (const line of chosen(options)) {
      outcomes.push(await runner.run(line));
      tell(outcomes.at(-1)!);
    }
  } finally {
    await end();
  }
  const rows = outcomes.flatMap((outcome) => outcome.rows);
  const { slices, sliceMs, seed, quick } = options;
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify({ machine: here, options: { slices, sliceMs, seed, quick }, outcomes }, undefined, 2));
  if (options.chart !== undefined) writeFileSync(options.chart, drawChart(rows, describeMachine(here)));
  if (options.publish) publish(rows, here);
  const { sentence, allHold } = conclusion(rows);
  say(`\n${rowsTable(rows)}\n${sentence}`);
  return allHold;
}

try {
  const options = readOptions(process.argv.slice(2), process.env.BENCH_FROM ?? process.cwd());
  if (options === 'help') say(help(lines));
  else process.exitCode = (await bench(options)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`The bench broke off. ${(error as Error).message}\n`);
  process.exitCode = 1;
}
