// scripts/replay: appeals live their whole lives over the public interfaces, and what is left of them is verified.
import { rmSync } from 'node:fs';
import { remember } from './stack/state.ts';
import { stopStack } from './stack/stack.ts';
import { readLines } from './replay/appeals.ts';
import { Draw } from './replay/draw.ts';
import { install, type Installation } from './replay/installation.ts';
import { Patient } from './replay/manner.ts';
import { help, readOptions, type Options } from './replay/options.ts';
import { Progress } from './replay/progress.ts';
import { livesEnded, report, waysFinding } from './replay/report/report.ts';
import { waysWalked } from './replay/report/ways.ts';
import { runLives, type Lived } from './replay/run.ts';
import { Stopwatch } from './replay/stopwatch.ts';
import { tell } from './replay/story.ts';
import { readTree } from './replay/tree.ts';
import { verify } from './replay/verify/verify.ts';
import { Watch } from './replay/watch.ts';
import type { World } from './replay/world.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

async function replay(options: Options): Promise<boolean> {
  const lines = readLines(options.file, options.count);
  const tree = readTree();
  const stories = tell(lines, tree, new Draw(options.seed));
  const installation = await install(options, lines.length, say);
  const stop = () => void end(installation, options).then(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const world: World = { ...installation, tree, stopwatch: new Stopwatch(), watch: new Watch(), manner: new Patient() };
    void world.watch.listen(await world.people.as('supervisor2'));
    say(`${lines.length} appeals of ${options.file}, ${options.inFlight} at the same time, seed ${options.seed}.`);
    const lived = await runAll(stories, world, options);
    world.watch.close();
    say('Waiting until everything is quiet, then verifying …');
    const { findings, records } = await verify(installation, lived, Math.max(2000, 1.5 * world.stopwatch.longestWay));
    const all = [...findings, waysFinding(waysWalked(lived, records), lines.length), livesEnded(lived)];
    report({ world, lived, findings: all, records, options });
    return all.every(({ problems }) => problems.length === 0);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await end(installation, options);
  }
}

async function runAll(stories: Parameters<typeof runLives>[0], world: World, options: Options): Promise<Lived[]> {
  const progress = new Progress(stories.length);
  const lived = await runLives(stories, world, options, progress);
  progress.end();
  return lived;
}

/** Leaves nothing behind, unless it is to be kept. */
async function end(installation: Installation, { keep }: Options): Promise<void> {
  installation.people.close();
  const { folder } = installation.plan;
  if (keep) {
    remember(installation);
    say(`Kept: scripts/show <number> --folder ${folder}; scripts/down --folder ${folder} ends it.`);
    return;
  }
  await stopStack(installation);
  rmSync(folder, { recursive: true, force: true });
}

const options = readOptions(process.argv.slice(2), process.env.REPLAY_FROM ?? process.cwd());
if (options === 'help') say(help);
else
  process.exit(
    await replay(options).then(
      (holds) => (holds ? 0 : 1),
      (error: unknown) => {
        process.stderr.write(`The replay broke off. ${(error as Error).stack ?? String(error)}\n`);
        return 1;
      },
    ),
  );
