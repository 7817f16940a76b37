// scripts/backup: a tenant's databases in one file, from one moment.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { saveTo } from './backup/dump.ts';
import { sourceIn, sourceOfEnvironment, usualFolder } from './backup/source.ts';
import { root } from './stack/plan.ts';

const stamp = () => new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');

async function main(): Promise<string> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, folder: { type: 'string' } } });
  const described = values.folder === undefined ? sourceOfEnvironment() : undefined;
  const source = described ?? sourceIn(resolve(root, values.folder ?? '.run/up'));
  const usual = join(usualFolder, `${source.tenant}-${stamp()}.sql.gz`);
  const file = values.to === undefined ? usual : resolve(process.env['BACKUP_FROM'] ?? root, values.to);
  const { databases, bytes, seconds, moment } = await saveTo(file, source);
  const size = `${(bytes / 2 ** 20).toFixed(1)} MiB in ${seconds.toFixed(1)} s`;
  return `${databases.length} databases of ${source.tenant}, ${size}: ${file}
Everything that was acknowledged until ${moment.toISOString()} is in it. The keys are not: without them nobody reads its personal data.`;
}

process.exit(
  await main().then(
    (sentence) => (process.stdout.write(`${sentence}\n`), 0),
    (error: unknown) => (process.stderr.write(`${(error as Error).message}\n`), 1),
  ),
);
