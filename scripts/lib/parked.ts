// scripts/parked: the host's command of that name, with the environment of what scripts/up runs.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keysOf } from './stack/keys.ts';
import { environment, root } from './stack/plan.ts';
import { running } from './stack/state.ts';

const options = { folder: { type: 'string', default: '.run/up' } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const folder = resolve(root, values.folder);
const there = running(folder);
if (there === undefined) {
  process.stderr.write('nothing runs here: scripts/up --detach starts it\n');
  process.exit(1);
}
const { plan } = there;
const env = environment(plan, keysOf(folder), plan.mysql ?? `127.0.0.1:${plan.databasePort}`);
const main = join(root, 'services/host/dist/main.js');
const { status } = spawnSync(process.execPath, [main, 'parked', ...positionals], {
  env: { PATH: process.env.PATH ?? '', ...env },
  stdio: 'inherit',
});
process.exit(status ?? 1);
