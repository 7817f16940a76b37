// What the command line says.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../stack/plan.ts';

export interface Options {
  /** Appeals, a line of JSON each. */
  file: string;
  /** At most so many of them; 0: all. */
  count: number;
  /** Lives that begin a second; 0: as fast as lives end. */
  rate: number;
  /** How many milliseconds a day takes. */
  dayMs: number;
  /** What machines need beside: added to every limit, in milliseconds. */
  reactionMs: number;
  inFlight: number;
  seed: number;
  kafka: boolean;
  /** Leaves the installation running when all is done, for scripts/show. */
  keep: boolean;
}

export const help = `Usage: scripts/replay [file] [options]
  file             appeals as JSON lines: subject, text, time; optional reply, category, division, kind, channel, address, fields …
                   (default: infra/starter/appeals.jsonl)
  --count N        only the first N
  --rate R         lives that begin a second (default: as fast as they end)
  --scale 1d=2s    how long a day of the deadlines lasts
  --reaction 6s    added to each limit, because machines do not work in scaled time (default 6s; 20s with --kafka)
  --in-flight N    lives at the same time (default 24)
  --seed S         who walks which path, and every other choice (default 1)
  --kafka          over a real broker, a process for each service
  --keep           leaves it running for scripts/show --folder, with how to stop it
Exit code 0 only when everything that was acknowledged is there, agrees, and every deadline told what it had to tell.`;

const lengths: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "2s" in milliseconds. @throws Error when it is no length of time */
function lengthOf(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  const length = lengths[unit];
  if (length === undefined) throw new Error(`"${text}" is no length of time: 500ms, 2s, 1m …`);
  return Number(amount) * length;
}

function dayOf(scale: string): number {
  const [from = '', to = ''] = scale.split('=');
  return (lengthOf(to) / lengthOf(from)) * lengths.d!;
}

/** @throws Error in a sentence */
export function readOptions(args: string[], from: string): Options | 'help' {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '0' },
      rate: { type: 'string', default: '0' },
      scale: { type: 'string', default: '1d=2s' },
      reaction: { type: 'string' },
      'in-flight': { type: 'string', default: '24' },
      seed: { type: 'string', default: '1' },
      kafka: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const [given] = positionals;
  return {
    file: given === undefined ? join(root, 'infra/starter/appeals.jsonl') : resolve(from, given),
    count: Number(values.count),
    rate: Number(values.rate),
    dayMs: dayOf(values.scale),
    reactionMs: lengthOf(values.reaction ?? (values.kafka ? '20s' : '6s')),
    inFlight: Number(values['in-flight']),
    seed: Number(values.seed),
    kafka: values.kafka,
    keep: values.keep,
  };
}
