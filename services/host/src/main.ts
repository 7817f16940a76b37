// host [service …]: runs the named services, all when none is named. host migrate: brings their databases up to date and ends.
import { logger } from '@hotline/platform/telemetry';
import { catalogue } from './catalogue.js';
import { migrateAll, openDatabase } from './database.js';
import { readSettings } from './settings.js';
import { startHost } from './start-host.js';

const log = logger('host');
const { argv, env } = process;

const die = (sentence: string) => (error: unknown) => {
  log.fatal({ err: error }, sentence);
  process.exit(1);
};

async function migrateOnly(): Promise<void> {
  const settings = readSettings(env, catalogue);
  const server = await openDatabase(settings);
  try {
    await migrateAll(server, settings.tenant, catalogue);
  } finally {
    await server.close();
  }
}

async function run(names: string[]): Promise<void> {
  const host = await startHost({ catalogue, names, env });
  const stop = (signal: string) => {
    log.info({ signal }, 'ending');
    host.stop().then(() => process.exit(0), die('could not end in order'));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

process.on('uncaughtException', die('an error that nobody caught'));
process.on('unhandledRejection', die('a rejection that nobody caught'));

const names = argv.slice(2);
const work = names[0] === 'migrate' ? migrateOnly() : run(names);
work.catch((error: unknown) => {
  process.stderr.write(`host cannot start: ${(error as Error).message}\n`);
  die('cannot start')(error);
});
