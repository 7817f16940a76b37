// What the command line says.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  names: string[];
  quick: boolean;
  long: boolean;
  seed: number;
  slices: number;
  sliceMs: number;
  /** Files to write; absent: none. */
  json?: string;
  chart?: string;
  /** Writes the table into the README and its picture beside. */
  publish: boolean;
  /** Folder in which seeded databases are kept, and found again; absent: each run seeds its own. */
  seeded?: string;
  /** Folder for CPU profiles of our processes; measured figures are then of a profiled program. */
  profile?: string;
}

export const help = (lines: readonly { name: string; about: string; long?: boolean }[]): string => `Usage: scripts/bench [name …] [options]
  --json FILE      everything that was measured
  --chart FILE     a picture of the rows, SVG
  --publish        writes the table into the README and its picture beside; only of all lines, never with --quick
  --profile DIR    a CPU profile of each of our processes
  --slices N       slices of each side, at least 5 (default 7)
  --slice-ms N     how long a slice is (default 4000)
  --seed S         the order of the slices, and every other choice (default 1)
  --seeded FOLDER  keeps seeded databases there, and finds them again: the first run seeds, those after it do not
  --quick          three short slices on little data: to see that it works, never for figures
  --long           also the lines that need much time or room
Lines:
${lines.map(({ name, about, long }) => `  ${name.padEnd(16)} ${about}${long ? ' (long)' : ''}`).join('\n')}
Exit code 0 only when every goal holds.`;

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${option} must be a whole number, at least ${least}`);
}

/** @throws Error in a sentence */
export function readOptions(args: string[], from: string): Options | 'help' {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      chart: { type: 'string' },
      profile: { type: 'string' },
      seeded: { type: 'string' },
      publish: { type: 'boolean', default: false },
      slices: { type: 'string' },
      'slice-ms': { type: 'string' },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick, long, publish } = values;
  if (publish && (quick || positionals.length > 0 || values.profile !== undefined))
    throw new Error('--publish is for a whole run: without names, --quick and --profile');
  return {
    names: positionals,
    quick,
    long,
    publish,
    seed: wholeNumber('seed', values.seed, 0),
    slices: wholeNumber('slices', values.slices ?? (quick ? '3' : '7'), quick ? 1 : 5),
    sliceMs: wholeNumber('slice-ms', values['slice-ms'] ?? (quick ? '1000' : '4000'), 100),
    ...(values.json !== undefined && { json: resolve(from, values.json) }),
    ...(values.chart !== undefined && { chart: resolve(from, values.chart) }),
    ...(values.seeded !== undefined && { seeded: resolve(from, values.seeded) }),
    ...(values.profile !== undefined && { profile: resolve(from, values.profile) }),
  };
}
