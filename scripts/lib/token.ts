// scripts/token <role|account>: a token for tools that speak gRPC, good for ten minutes.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { fetchToken, signIn } from './stack/door.ts';
import { keysOf } from './stack/keys.ts';
import { root } from './stack/plan.ts';
import { running } from './stack/state.ts';

interface Person {
  account: string;
  roles: string;
}

/** The first account of the role; what is no role is an account. */
function accountOf(word: string): string {
  const people = parse<Person>(readFileSync(join(root, 'infra/starter/people.csv'), 'utf8'), { columns: true, bom: true });
  return people.find(({ roles }) => roles.split('|').includes(word))?.account ?? word;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { folder: { type: 'string', default: '.run/up' } } });
  const folder = resolve(root, values.folder);
  const [word] = positionals;
  if (word === undefined)
    throw new Error('usage: scripts/token <role|account> [--folder F]; roles and accounts are in infra/starter/people.csv');
  const there = running(folder);
  if (there === undefined) throw new Error('nothing runs here: scripts/up --detach starts it');
  const keys = keysOf(folder);
  const account = accountOf(word);
  const cookie = await signIn(there.plan, account, account === 'admin' ? keys.adminPassword : keys.password);
  process.stdout.write(`${(await fetchToken(there.plan, cookie)).token}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
