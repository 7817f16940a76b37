// scripts/faults: faults strike a running installation under load, and the oracle judges what is left.
import { join } from 'node:path';
import { drawSeed, type Drawn } from './faults/draw-seed.ts';
import { help, readOptions, type Options } from './faults/options.ts';
import { runMutants } from './faults/mutants/run.ts';
import { failures, report, type Done } from './faults/report.ts';
import { faults } from './faults/rows/index.ts';
import { runSeed, type Outcome } from './faults/run-seed.ts';
import { shortSeeds } from './faults/short.ts';
import { doneBefore, forget, keep } from './faults/state.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function run(options: Options, drawn: readonly Drawn[]): Promise<boolean> {
  const { folder, resumes, transport, only, short } = options;
  const narrowed = `${short ? ' --short' : ''}${transport === undefined ? '' : ` --transport ${transport}`}${only === undefined ? '' : ` --only ${only}`}`;
  const asked = `${drawn.length} seeds${narrowed}`;
  const done: Done[] = resumes ? doneBefore(folder, asked) : [];
  if (done.length > 0) say(`Goes on after ${done.length} seeds; --fresh begins anew.`);
  for (const each of drawn) {
    if (done.some(({ seed }) => seed === each.seed)) continue;
    const outcome = await one(each, options, narrowed);
    done.push(outcome);
    if (resumes) keep(folder, asked, done);
  }
  say('');
  const allHeld = report(done, faults, (text) => process.stdout.write(text));
  if (resumes) forget(folder);
  return allHeld;
}

async function one(drawn: Drawn, options: Options, narrowed: string): Promise<Done> {
  const { seed, transport } = drawn;
  say(`Seed ${seed} (${transport}): ${drawn.faults.map(({ name }) => name).join(', ')}`);
  const began = performance.now();
  const folder = join(options.folder, `seed-${seed}-${process.pid}`);
  const outcome = await runSeed(drawn, { folder, keep: options.keep, say }).catch((error: unknown) => brokenOff(error as Error));
  const done: Done = { seed, transport, outcome };
  const wrong = failures(done, narrowed);
  wrong.forEach((line) => say(`  ${line}`));
  say(`  seed ${seed} ${wrong.length === 0 ? 'held' : 'did NOT hold'} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  return done;
}

/** The seed could not be carried through: that is a failure, too, and no reason not to go on. */
const brokenOff = ({ stack = '' }: Error): Outcome => ({
  strikes: [],
  findings: [{ what: 'the seed was carried through', looked: 1, problems: [stack] }],
  figures: {},
  seconds: 0,
});

function list(): void {
  for (const { row, name, transports, seconds } of faults)
    say(`${row.padEnd(12)}${name.padEnd(36)}${transports.join(', ').padEnd(14)}${seconds} s`);
}

try {
  const options = readOptions(process.argv.slice(2), process.env.FAULTS_FROM ?? process.cwd());
  if (options === 'help') say(help);
  else if (options.list) list();
  else if (options.mutants) process.exitCode = (await runMutants(options.only ?? '', say)) ? 0 : 1;
  else {
    const drawn = options.short
      ? shortSeeds(faults).filter(({ seed }) => options.seeds.includes(seed))
      : options.seeds.map((seed) => drawSeed(seed, faults, options));
    process.exitCode = (await run(options, drawn)) ? 0 : 1;
  }
} catch (error) {
  process.stderr.write(`The faults broke off. ${(error as Error).stack ?? String(error)}\n`);
  process.exitCode = 1;
}
