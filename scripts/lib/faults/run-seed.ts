// One seed: an installation, clients, its faults one after the other, and then the oracle.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Draw } from '../replay/draw.ts';
import { Stopwatch } from '../replay/stopwatch.ts';
import { readTree } from '../replay/tree.ts';
import { untilQuiet } from '../replay/verify/quiet.ts';
import type { Finding } from '../replay/verify/verify.ts';
import { Watch } from '../replay/watch.ts';
import { Crowd } from './clients/crowd.ts';
import type { Drawn } from './draw-seed.ts';
import type { Fault, Figures } from './fault.ts';
import { failpointsOf, install, patienceMs, tearDown, type Struck } from './installation.ts';
import { judge } from './oracle/judge.ts';
import { trialOf } from './trial.ts';

const clients = 20;
const warmUpMs = 5000;
/** Before each strike, ms at most: faults come at random moments. */
const calmMs = 2500;

export interface Strike {
  fault: string;
  row: string;
  seconds: number;
  figures: Figures;
  /** Why it did not hold. */
  failure?: string;
}

export interface Outcome {
  strikes: Strike[];
  findings: Finding[];
  /** Of the clients: lives, commands … */
  figures: Figures;
  seconds: number;
}

export const held = ({ strikes, findings }: Outcome): boolean =>
  strikes.every(({ failure }) => failure === undefined) && findings.every(({ problems }) => problems.length === 0);

export interface SeedOptions {
  folder: string;
  keep: boolean;
  say: (line: string) => void;
}

export async function runSeed({ seed, transport, faults }: Drawn, { folder, keep, say }: SeedOptions): Promise<Outcome> {
  const began = performance.now();
  const struck = await install(transport, folder, { timed: faults.some(({ row }) => row === 'kill') });
  const end = () => void tearDown(struck, keep).then(() => process.exit(130));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const watch = new Watch();
  try {
    const { plan, people, limits } = struck;
    void watch.listen(await people.as('supervisor2'));
    const world = { plan, people, limits, watch, tree: readTree(), stopwatch: new Stopwatch(), patienceMs };
    const draw = new Draw(seed).for(transport);
    const crowd = new Crowd(world, draw.for('clients'), clients);
    const whole = crowd.watch();
    crowd.start();
    say(`  ready after ${seconds(began)} s; ${clients} clients begin`);
    await pause(warmUpMs);
    const strikes: Strike[] = [];
    for (const fault of faults) strikes.push(await strikeOnce(struck, crowd, fault, draw.for(`strike ${strikes.length}`), say));
    const unanswered = await crowd.stop();
    watch.close();
    const { lives, good, failed } = whole();
    say(`  the clients have stopped: ${lives} lives, ${good} answers, ${JSON.stringify(failed)}; it settles`);
    await untilQuiet(struck.databases, transport === 'kafka' ? 4000 : 2000);
    const findings = await judge(struck, crowd.lives, crowd.journal);
    findings.push({ what: 'every command was answered in the end', looked: crowd.journal.sent, problems: unanswered });
    const broken = crowd.lives.flatMap(({ failure = '' }) => (failure === '' ? [] : [failure]));
    if (broken.length > 0) say(`  ${broken.length} lives went another way than their story: ${commonest(broken)}`);
    return { strikes, findings, figures: { lives, broken: broken.length, commands: crowd.journal.sent }, seconds: Number(seconds(began)) };
  } finally {
    watch.close();
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    await tearDown(struck, keep);
  }
}

async function strikeOnce(struck: Struck, crowd: Crowd, fault: Fault, draw: Draw, say: SeedOptions['say']): Promise<Strike> {
  await pause(draw.next() * calmMs);
  const began = performance.now();
  say(`  ${fault.name} strikes`);
  const strike: Strike = { fault: fault.name, row: fault.row, seconds: 0, figures: {} };
  const trial = trialOf(struck, crowd, draw, (line) => say(`    ${line}`));
  try {
    strike.figures = await within(patienceWith(fault), () => fault.strike(trial));
  } catch (error) {
    strike.failure = (error as Error).message;
  }
  await mend(struck, crowd);
  strike.seconds = Number(seconds(began));
  say(`  ${strike.failure === undefined ? '✓' : '✗'} ${fault.name} (${strike.seconds} s) ${strike.failure ?? told(strike.figures)}`);
  return strike;
}

/** A strike that takes so much longer than it says hangs, ms. */
const patienceWith = ({ seconds }: Fault): number => (5 * seconds + 180) * 1000;

/** @throws Error after the time; the work itself cannot be ended */
async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = async (): Promise<never> => {
    await pause(ms, undefined, { signal: end.signal });
    throw new Error(`it did not end within ${ms / 1000} s`);
  };
  try {
    return await Promise.race([work(), late()]);
  } finally {
    end.abort();
  }
}

/** Whatever a strike left behind, so that the next finds a whole installation. */
async function mend({ database, broker, proxies, processes, plan }: Struck, crowd: Crowd): Promise<void> {
  for (const file of readdirSync(failpointsOf(plan.folder))) rmSync(join(failpointsOf(plan.folder), file));
  proxies.forEach((proxy) => proxy.heal());
  await database.mend();
  await broker?.mend();
  await processes.mend();
  crowd.resume();
}

const told = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
/** What most of them say, numbers apart. */
function commonest(sentences: readonly string[]): string {
  const kinds = Map.groupBy(sentences, (sentence) => sentence.replaceAll(/[\d-]+/g, '…'));
  const [first] = [...kinds.values()].toSorted((a, b) => b.length - a.length);
  return `${first!.length} × ${first![0]}`;
}

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1);
