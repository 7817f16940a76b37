// What the command line of scripts/faults says.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../stack/plan.ts';
import { transports, type Transport } from './fault.ts';

export interface Options {
  seeds: readonly number[];
  transport?: Transport;
  only?: string;
  /** The installation and the state lie here. */
  folder: string;
  /** Goes on after the seeds that were done. */
  resumes: boolean;
  keep: boolean;
  list: boolean;
  short: boolean;
  /** Not the product is tried but its suite: planted defects, those whose name contains `only`. */
  mutants: boolean;
}

export const help = `Usage: scripts/faults [options]
  --seeds N        seeds 1 to N (default 20: each row of the table is struck three times or more on each transport, within an hour)
  --seed S         this one alone
  --short          three seeds in four minutes at most, for scripts/test
  --only NAME      a row, or one fault
  --transport T    local or kafka (default: seeds take them in turn)
  --folder DIR     where the installation and the state lie (default .run/faults)
  --fresh          forgets what was done: without it a run goes on where the last one stopped
  --keep           leaves the folder of the last seed, databases and logs, for whoever looks into a failure
  --list           the table
  --mutants        plants known defects in a scratch copy, one after the other, and demands that the suite catches each; --only part of a name
Exit code 0 only when every strike and the oracle held.`;

/** @throws Error in a sentence */
export function readOptions(args: string[], from: string): Options | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '20' },
      seed: { type: 'string' },
      short: { type: 'boolean', default: false },
      only: { type: 'string' },
      transport: { type: 'string' },
      folder: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const transport = transports.find((each) => each === values.transport);
  if (values.transport !== undefined && transport === undefined) throw new Error(`--transport is ${transports.join(' or ')}`);
  const one = values.seed === undefined ? undefined : wholeNumber('seed', values.seed);
  const seeds = one === undefined ? Array.from({ length: wholeNumber('seeds', values.seeds) }, (_, index) => index + 1) : [one];
  return {
    seeds,
    ...(transport !== undefined && { transport }),
    ...(values.only !== undefined && { only: values.only }),
    folder: values.folder === undefined ? join(root, '.run/faults') : resolve(from, values.folder),
    resumes: one === undefined && !values.short && !values.fresh,
    keep: values.keep,
    list: values.list,
    mutants: values.mutants,
    short: values.short,
  };
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${option} ${text} is no whole number above 0`);
}
