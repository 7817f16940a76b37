// scripts/down: stops what scripts/up started, detached or not.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './stack/plan.ts';
import { stopServers } from './stack/servers.ts';
import { stopStack } from './stack/stack.ts';
import { forget, running } from './stack/state.ts';

async function main(): Promise<string> {
  const { values } = parseArgs({ options: { folder: { type: 'string', default: '.run/up' } } });
  const folder = resolve(root, values.folder);
  const there = running(folder);
  forget(folder); // a run in the foreground then knows that it was ended, and did not fail
  if (there) await stopStack(there);
  else stopServers(folder);
  return there ? 'Stopped.' : 'Nothing was running.';
}

process.exit(
  await main().then(
    (sentence) => (process.stdout.write(`${sentence}\n`), 0),
    (error: unknown) => (process.stderr.write(`${(error as Error).message}\n`), 1),
  ),
);
