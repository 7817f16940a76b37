// scripts/seed: believable orders in bulk for an installation that scripts/up started.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { seedTenant } from './seed/tenant.ts';
import { mysqlOf } from './stack/databases.ts';
import { keysOf } from './stack/keys.ts';
import { root } from './stack/plan.ts';
import { running } from './stack/state.ts';

const help = `Usage: scripts/seed [options]
  --orders N        how many orders and appeals (default 10000): most of them ended within two years, some thousands going on
  --timelines PART  share of the ended ones with timeline, past clocks, extensions and notices, 0 to 1 (default 0.1): the pages of the others
                    show none; those that go on have everything
  --lists-only      the ended ones stand in worklists and counters alone and cannot be opened: a quarter of the room
  --seed S          the same orders for the same number (default 1)
  --folder F        the installation's (default .run/up)`;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

function number(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text !== '' && value >= least && value <= most) return value;
  throw new Error(`--${option} must be a number from ${least} to ${most}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '10000' },
      timelines: { type: 'string', default: '0.1' },
      'lists-only': { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string', default: '.run/up' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void say(help);
  const found = running(resolve(root, values.folder));
  if (!found) throw new Error(`nothing runs in ${values.folder}; scripts/up starts it`);
  const wanted = {
    orders: Math.floor(number('orders', values.orders, 1, 20_000_000)),
    timelines: number('timelines', values.timelines, 0, 1),
    listsOnly: values['lists-only'],
    seed: number('seed', values.seed, 0, 2 ** 31),
  };
  const counts = await seedTenant(found.plan, keysOf(found.plan.folder), mysqlOf(found.plan), wanted, say);
  for (const [table, rows] of [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))) say(`  ${table.padEnd(24)} ${rows}`);
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
