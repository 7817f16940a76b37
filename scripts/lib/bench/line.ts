// What a line of the bench is: two sides or more that do the same work and are measured in turns.
import type { Database } from './database.ts';
import type { Program, ProgramOptions } from './program.ts';

/**
 * What one slice gave. The unit stands in the name: perSecond, cpuMicros (of the server, for one piece of work), p50Ms, p99Ms, rssMiB,
 * startMs, errors …
 */
export type Figures = Readonly<Record<string, number>>;

export interface Side {
  /** Unique in its line: `ours-32`, `raw-32`. */
  name: string;
  /** A sentence: what exactly it does. */
  does: string;
  /**
   * Works for about `ms` (a side that has its own measure, a start for example, takes what that takes). Called again and again, in
   * shuffled turns with the other sides; the first ones are the warm-up and are thrown away. Nothing of it may still run when it resolves.
   * @throws Error in a sentence when an answer was wrong: the line is not held then
   */
  slice(ms: number): Promise<Figures>;
}

/** A side that cannot be measured here, a peer that cannot be had for example: its rows are told as not held. */
export interface Missing {
  name: string;
  does: string;
  missing: string;
}

/** One figure of one side. */
export type Measure = readonly [side: string, figure: string];

/** A row of the table. The ratio is that of the medians; its spread comes from the ratios of each turn. */
export interface Row {
  what: string;
  ours: Measure;
  /** Absent: the figure itself is held against the goal. */
  against?: Measure;
  /** Absent: only reported. */
  goal?: { atLeast: number } | { atMost: number };
}

/** A line whose processes run and whose data is there. */
export interface Opened {
  sides: readonly (Side | Missing)[];
  rows: readonly Row[];
  /** How much of what: rows, clients, bytes, versions of peers. */
  sizes: Readonly<Record<string, number | string>>;
  /** Slices of each side, at least 5, and their length; absent: the bench's. */
  slices?: number;
  sliceMs?: number;
  /** Turns before the first that counts; absent: one. */
  warmUps?: number;
  /** Ends what it started and did not give to `later`; its folder is removed by the bench. */
  close?(): Promise<void>;
}

export interface Line {
  /** kebab-case: what `scripts/bench <name>` calls it. */
  name: string;
  /** A sentence for the list of lines. */
  about: string;
  /** Runs only when it is named or with --long: it needs more than a few minutes or gibibytes. */
  long?: boolean;
  open(bench: Bench): Promise<Opened>;
}

/** What the bench gives to a line. */
export interface Bench {
  /** Of this line alone; removed when the line ends. */
  folder: string;
  /** Fewer and shorter slices, small data: to see that it works, never for figures. */
  quick: boolean;
  long: boolean;
  /** What Node is told beside, for our own processes: to write a profile, for example. */
  execArgv: readonly string[];
  /** Numbers in [0, 1): the same ones for the same --seed. */
  random(): number;
  say(sentence: string): void;
  /** A private, durable server in the line's folder; ended with the line. `options`: further options of mariadbd. */
  database(options?: readonly string[]): Promise<Database>;
  /** Called when the line ends or breaks off, the last one first. */
  later(close: () => Promise<void>): void;
  /** A program of this folder (programs/, raw/, peers/) in a process of its own; ended with the line. */
  program(file: string, settings: object, how?: ProgramOptions): Promise<Program>;
  /**
   * What several lines stand on (a seeded database): made by the first that asks, ended after the last line. `folder` is the bench's own
   * and is removed at its end; with --seeded it is there again in the next run.
   */
  shared<T>(key: string, make: (folder: string) => Promise<{ value: T; close(): Promise<void> }>): Promise<T>;
}
