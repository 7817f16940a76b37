// host [service …]: runs the named services, all when none is named. host migrate: brings their databases up to date and ends.
// host parked …: lists facts that were given up, lets them be tried again or discards them.
// host hold: keeps facts in their outboxes until its input ends; says "still" once none is on its way, which is the moment for a snapshot.
import type { Server } from '@hotline/platform/mysql';
import { logger } from '@hotline/platform/telemetry';
import { catalogue } from './catalogue.js';
import { migrateAll, openDatabase } from './database.js';
import { holdFacts } from './hold.js';
import { tendParked } from './parked.js';
import { readSettings, type Settings } from './settings.js';
import { startHost } from './start-host.js';
import { openTransport } from './transport.js';

const log = logger('host');
const { argv, env } = process;

const die = (sentence: string) => (error: unknown) => {
  log.fatal({ err: error }, sentence);
  process.exit(1);
};

/** Something to be done on the databases, without starting anything. */
async function onDatabase(work: (server: Server, settings: Settings) => Promise<void>): Promise<void> {
  const settings = readSettings(env, catalogue);
  const server = await openDatabase(settings);
  try {
    await work(server, settings);
  } finally {
    await server.close();
  }
}

const migrateOnly = () => onDatabase((server, { tenant }) => migrateAll(server, tenant, catalogue));

const parked = (words: string[]) =>
  onDatabase(async (server, { tenant }) => {
    for (const line of await tendParked(server, tenant, catalogue, words)) process.stdout.write(`${line}\n`);
  });

const hold = () =>
  onDatabase(async (server, settings) => {
    const transport = await openTransport(settings, catalogue);
    const over = new Promise((resolve) => process.stdin.once('end', resolve).resume());
    try {
      await holdFacts({ tenant: settings.tenant, services: catalogue, server, transport }, () => process.stdout.write('still\n'), over);
    } finally {
      await transport.stop();
    }
  });

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
const [verb, ...words] = names;
if (verb === 'parked' || verb === 'hold') {
  (verb === 'parked' ? parked(words) : hold()).catch((error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  });
} else {
  const work = verb === 'migrate' ? migrateOnly() : run(names);
  work.catch((error: unknown) => {
    process.stderr.write(`host cannot start: ${(error as Error).message}\n`);
    die('cannot start')(error);
  });
}
