import type { MigrationInterface } from 'typeorm';
import { platformMigrations } from './migrations/index.js';
import type { Server } from './server.js';

/** A TypeORM migration; its name ends in thirteen digits, by which they are ordered. */
export type MigrationClass = new () => MigrationInterface;

/** How long a process waits for another one that migrates the same database, in seconds. */
const patience = 120;

/**
 * Brings a service's database up to date, creating it when it is missing; the platform's own tables come first. Any number of
 * processes may do so at once: one works, the others wait and find it done.
 */
export async function migrate(server: Server, database: string, migrations: readonly MigrationClass[]): Promise<void> {
  if (await isUpToDate(server, database, [...platformMigrations, ...migrations])) return;
  await createDatabase(server, database);
  const { DataSource } = await import('typeorm');
  const { host, port, user, password } = server.options;
  const source = new DataSource({
    type: 'mysql',
    host,
    port,
    username: user,
    password,
    database,
    timezone: 'Z',
    charset: 'utf8mb4',
    migrations: [...platformMigrations, ...migrations],
    migrationsTableName: 'migrations',
    poolSize: 2, // the lock holds one, the migrations need another
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    const [lock] = (await runner.query('SELECT GET_LOCK(?, ?) AS held', [`${database}.migrate`, patience])) as {
      held: number | string | null;
    }[];
    if (Number(lock?.held) !== 1) throw new Error(`another process has been migrating ${database} for ${patience} s`);
    await source.runMigrations({ transaction: 'none' });
    await runner.query('DO RELEASE_LOCK(?)', [`${database}.migrate`]);
  } finally {
    await runner.release();
    await source.destroy();
  }
}

async function createDatabase(server: Server, database: string): Promise<void> {
  await server.lend(
    'information_schema',
    (session) => session.text(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`),
    'side',
  );
}

/**
 * Whether there is nothing to do: usual, and then TypeORM with its 30 MiB need not be loaded. A migration's name is written when it is done.
 */
async function isUpToDate(server: Server, database: string, migrations: readonly MigrationClass[]): Promise<boolean> {
  const done = await namesDone(server, database);
  return migrations.every((each) => done.has(new each().name ?? each.name));
}

async function namesDone(server: Server, database: string): Promise<Set<string>> {
  const migrated = "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'migrations'";
  const read = `SELECT name FROM \`${database}\`.migrations`;
  return server.lend(
    'information_schema',
    async (session) => {
      if (((await session.text(migrated, [database])) as unknown[]).length === 0) return new Set();
      return new Set(((await session.text(read)) as { name: string }[]).map(({ name }) => name));
    },
    'side',
  );
}
