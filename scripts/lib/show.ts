// scripts/show <number>: an order's whole life as a person reads it.
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Keys } from './stack/keys.ts';
import { People } from './stack/people.ts';
import { root, traceFile } from './stack/plan.ts';
import { running, type Running } from './stack/state.ts';
import { openDatabases } from './stack/databases.ts';
import { citizens } from './show/citizens.ts';
import { deadlines } from './show/deadlines.ts';
import { gather, type Seen } from './show/gather.ts';
import { appealHead, head } from './show/head.ts';
import { messages } from './show/messages.ts';
import { notices } from './show/notices.ts';
import { timeline } from './show/timeline.ts';
import { traceOf } from './show/trace.ts';

const usage = `Usage: scripts/show <number> [--folder F] [--step N]
  <number>      411700-20261123-000001, a part's 411700-20261123-000001-1 too
  --folder F    what runs there, e.g. the folder that scripts/replay --keep names (default: what scripts/up runs)
  --step N      the line of the timeline whose trace is drawn (default: the last one that a person caused and that was traced)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: '.run/up' }, step: { type: 'string' }, help: { type: 'boolean', default: false } },
});

async function show(number: string, folder: string, step: number | undefined): Promise<string> {
  const there = running(folder);
  if (there === undefined) throw new Error(`Nothing runs in ${folder}. scripts/up starts it; or name another with --folder.`);
  const people = new People({ plan: there.plan, keys: JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as Keys });
  try {
    const seen = await gather(people, number);
    return await drawn(seen, there, step);
  } finally {
    people.close();
  }
}

async function drawn(seen: Seen, { plan }: Running, step: number | undefined): Promise<string> {
  const databases = openDatabases(plan);
  try {
    const waiting = await messages(databases, seen.number);
    if (seen.order === undefined) return [appealHead(seen), notices(seen), waiting].join('\n');
    const trace = await traceOf(seen.order, traceFile(plan), step);
    return [head(seen), timeline(seen), deadlines(seen), citizens(seen), notices(seen), waiting, trace]
      .filter((part) => part !== '')
      .join('\n');
  } finally {
    await databases.close();
  }
}

const [number] = positionals;
if (values.help || number === undefined) {
  process.stdout.write(`${usage}\n`);
  process.exit(values.help ? 0 : 2);
}
process.exit(
  await show(number, resolve(root, values.folder), values.step === undefined ? undefined : Number(values.step)).then(
    (text) => (process.stdout.write(`${text}\n`), 0),
    (error: unknown) => (process.stderr.write(`${(error as Error).message}\n`), 1),
  ),
);
