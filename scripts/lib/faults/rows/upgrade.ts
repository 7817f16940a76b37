// A rolling upgrade, both ways: this build and the one before side by side on the same databases and topics, old → new → old.
import { demand, type Fault, type Figures, type Running, type Trial } from '../fault.ts';
import { buildOf, commitBefore, type Build } from '../upgrade/build-of.ts';
import { errorsSince, sizeOf } from '../upgrade/logs.ts';
import { until } from '../means/until.ts';

/** How long both builds work side by side after each step, ms. */
const togetherMs = 4000;
const lives = 3;

export const upgrade: readonly Fault[] = [
  {
    name: 'old-and-new-side-by-side',
    row: 'upgrade',
    transports: ['local', 'kafka'],
    seconds: 90,
    async strike(trial) {
      const before = buildOf(commitBefore());
      trial.note(`the build before is ${before.commit.slice(0, 10)}`);
      const marks = trial.processes.all.map((process) => ({ process, from: sizeOf(process.log) }));
      const old = (process: Running) => replace(trial, process, before);
      const present = (process: Running) => replace(trial, process, undefined);
      const half = trial.random.shuffled(trial.processes.all).slice(0, Math.ceil(trial.processes.all.length / 2));
      const others = trial.processes.all.filter((process) => !half.includes(process));
      for (const step of [old, present, old, present]) await roll(trial, step, half, others);
      const errors = marks.flatMap(({ process, from }) => errorsSince(process.log, from).map((line) => `${process.name}: ${line}`));
      demand(errors.length === 0, `${errors.length} errors were logged, among them ${errors[0]}`);
      return figuresOf(before);
    },
  },
];

/** Half of the processes first, so that both builds work side by side; then the rest. Whole lives must end in each state. */
async function roll(trial: Trial, step: (process: Running) => Promise<void>, half: readonly Running[], others: readonly Running[]) {
  for (const group of [half, others].filter(({ length }) => length > 0)) {
    for (const process of group) await step(process);
    const watched = trial.clients.watch();
    await trial.clients.untilAccepted(20_000);
    await trial.pause(togetherMs);
    await until(trial, () => Promise.resolve(watched().lives >= lives), 'lives end while both builds work', 60_000);
  }
}

/** In order, as an upgrade does: the one that runs finishes what it began. */
async function replace(trial: Trial, process: Running, build: Build | undefined): Promise<void> {
  await process.kill('SIGTERM');
  await process.start(build === undefined ? {} : { program: build.program });
  trial.note(`${process.name} is of ${build === undefined ? 'this build' : 'the build before'}`);
}

const figuresOf = ({ commit }: Build): Figures => ({ before: commit.slice(0, 10), changes: 4 });
