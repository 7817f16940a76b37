// One line from its opening to its rows, and what several lines share.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Draw } from '../replay/draw.ts';
import { startDatabase, type Database } from './database.ts';
import { judge, notMeasured, type Judged } from './judge.ts';
import type { Bench, Figures, Line, Missing, Opened, Side } from './line.ts';
import type { Options } from './options.ts';
import { startProgram } from './program.ts';
import { measure } from './slices.ts';

export interface Outcome {
  line: string;
  rows: readonly Judged[];
  sizes: Opened['sizes'];
  does: Readonly<Record<string, string>>;
  /** By side, every slice's figures. */
  slices: Readonly<Record<string, readonly Figures[]>>;
  seconds: number;
  /** The line broke off. */
  failure?: string;
}

type Closing = () => Promise<void>;

/** What is closed last is what was opened first. What cannot end in order keeps nothing else from ending: the first reason is told at last. */
async function closeAll(closings: Closing[]): Promise<void> {
  const failures: unknown[] = [];
  for (let close = closings.pop(); close; close = closings.pop()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

export class Runner {
  private readonly shared = new Map<string, Promise<unknown>>();
  /** Of the line at work. */
  private readonly running: Closing[] = [];
  /** Of what lines share. */
  private readonly closings: Closing[] = [];

  private readonly folder: string;
  private readonly options: Options;
  private readonly say: (sentence: string) => void;

  constructor(folder: string, options: Options, say: (sentence: string) => void) {
    this.folder = folder;
    this.options = options;
    this.say = say;
  }

  /** Never throws: a line that breaks off says so in its outcome, and none of its goals holds. */
  async run(line: Line): Promise<Outcome> {
    const folder = join(this.folder, line.name);
    mkdirSync(folder, { recursive: true });
    const closings = this.running;
    const began = Date.now();
    let opened: Opened | undefined;
    const told = (rows: readonly Judged[], slices: Outcome['slices'], failure?: string): Outcome => ({
      line: line.name,
      rows,
      slices,
      sizes: opened?.sizes ?? {},
      does: Object.fromEntries((opened?.sides ?? []).map(({ name, does }) => [name, does])),
      seconds: Math.round((Date.now() - began) / 1000),
      ...(failure !== undefined && { failure }),
    });
    try {
      const open = await line.open(this.benchFor(folder, closings));
      opened = open;
      if (open.close) closings.push(() => open.close!());
      const sides = open.sides.filter((side): side is Side => 'slice' in side);
      const missing = new Map(open.sides.filter((side): side is Missing => 'missing' in side).map(({ name, missing: why }) => [name, why]));
      for (const [name, why] of missing) this.say(`NOT MEASURED: ${line.name}, ${name}: ${why}`);
      const measured = await measure(sides, this.planOf(open));
      return told(
        open.rows.map((row) => judge(row, measured, missing)),
        Object.fromEntries(measured),
      );
    } catch (error) {
      const failure = (error as Error).message;
      this.say(`BROKE OFF: ${line.name}: ${(error as Error).stack ?? failure}`);
      const rows = opened?.rows ?? [{ what: line.about, ours: ['', ''] as const, goal: { atLeast: NaN } }];
      return told(
        rows.map((row) => notMeasured(row, failure)),
        {},
        failure,
      );
    } finally {
      await closeAll(closings).catch((error: Error) => this.say(`${line.name} did not end in order: ${error.message}`));
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Ends everything, also what a line at work has started. */
  async close(): Promise<void> {
    try {
      await closeAll(this.running);
    } finally {
      await closeAll(this.closings);
    }
  }

  private planOf({ slices, sliceMs, warmUps = 1 }: Opened) {
    const { quick, seed } = this.options;
    const order = new Draw(seed).for('order');
    return {
      slices: quick ? Math.min(slices ?? this.options.slices, this.options.slices) : (slices ?? this.options.slices),
      sliceMs: quick ? Math.min(sliceMs ?? this.options.sliceMs, this.options.sliceMs) : (sliceMs ?? this.options.sliceMs),
      warmUps,
      random: () => order.next(),
    };
  }

  private benchFor(folder: string, closings: Closing[]): Bench {
    const { quick, long, seed, profile } = this.options;
    const chance = new Draw(seed).for('data');
    let databases = 0;
    return {
      folder,
      quick,
      long,
      execArgv: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
      random: () => chance.next(),
      say: this.say,
      database: async (options): Promise<Database> => {
        const database = await startDatabase(join(folder, `mariadb-${++databases}`), options);
        closings.push(() => database.close());
        return database;
      },
      later: (close) => void closings.push(close),
      program: async (file, settings, how) => {
        const program = await startProgram(file, settings, how);
        closings.push(() => program.close());
        return program;
      },
      shared: <T>(key: string, make: (own: string) => Promise<{ value: T; close: Closing }>) => this.share(key, make),
    };
  }

  private share<T>(key: string, make: (own: string) => Promise<{ value: T; close: Closing }>): Promise<T> {
    const there = this.shared.get(key) as Promise<T> | undefined;
    if (there) return there;
    const folder = join(this.options.seeded ?? this.folder, key);
    mkdirSync(folder, { recursive: true });
    const made = make(folder).then(({ value, close }) => {
      this.closings.push(close);
      return value;
    });
    this.shared.set(key, made);
    return made;
  }
}
