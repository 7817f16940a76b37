// scripts/restore: a backup on another server, with its keys, so that scripts/up runs it.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { count, examine, load, skipNumbers } from './backup/load.ts';
import { root, serverOf } from './stack/plan.ts';
import { startDatabase, stopServers } from './stack/servers.ts';
import { withoutStarterData } from './stack/seed.ts';

const usage = 'scripts/restore FILE --keys KEYS.json --folder FOLDER [--port-base N]';

async function main(): Promise<string> {
  const { values, positionals } = parseArgs({
    options: { keys: { type: 'string' }, folder: { type: 'string' }, 'port-base': { type: 'string', default: '7101' } },
    allowPositionals: true,
  });
  const from = process.env['BACKUP_FROM'] ?? root;
  const [given] = positionals;
  if (given === undefined || values.keys === undefined || values.folder === undefined) throw new Error(usage);
  const [file, keys, folder] = [resolve(from, given), resolve(from, values.keys), resolve(root, values.folder)];
  if (existsSync(join(folder, 'keys.json'))) throw new Error(`${folder} is in use already: restore into a new folder.`);
  const found = await examine(file);
  mkdirSync(folder, { recursive: true });
  copyFileSync(keys, join(folder, 'keys.json'));
  const mysql = process.env['HOTLINE_MYSQL'];
  const databasePort = Number(values['port-base']) + 89; // where scripts/up --port-base looks for it
  const tenant = { code: found.tenant, name: '' };
  const plan = { folder, tenant, databasePort, fast: false, gatewayPort: 0, portBase: 0, kafka: false, kafkaPort: 0, env: {} };
  try {
    const server = serverOf(startDatabase({ ...plan, ...(mysql && { mysql }) }));
    await load(file, found, server);
    await skipNumbers(found, server);
    withoutStarterData(folder);
    const { appeals, orders, waiting } = await count(found, server);
    return `${found.tenant} is as it was at ${found.moment.toISOString()}: ${appeals} appeals, ${orders} orders, ${waiting} facts on their way.
Numbers go on 10,000 later, because some may have been given since. Start it: scripts/up --folder ${values.folder}`;
  } finally {
    stopServers(folder);
  }
}

process.exit(
  await main().then(
    (sentence) => (process.stdout.write(`${sentence}\n`), 0),
    (error: unknown) => (process.stderr.write(`${(error as Error).message}\n`), 1),
  ),
);
