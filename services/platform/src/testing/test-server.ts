import { randomBytes } from 'node:crypto';
import { migrate, openServer, UnitOfWork, type MigrationClass, type Server } from '../mysql/index.js';
import { mariadbInContainer } from './container.js';
import { shared } from './private-part.js';
import { freePort, runScript } from './repository.js';

/**
 * The database server for int specs: the one at HOTLINE_TEST_MYSQL (host:port, user root without password), else a container,
 * else a private MariaDB, fast and forgetful, that the whole vitest run shares. The caller closes what it gets.
 */
export async function testServer(poolSize = 10): Promise<Server> {
  const address = process.env['HOTLINE_TEST_MYSQL'] ?? (await shared('mariadb', startMariadb));
  const [host = '', port] = address.split(':');
  return openServer({ host, port: Number(port), user: 'root', password: '', poolSize });
}

export interface TestDatabase {
  name: string;
  unitOfWork: UnitOfWork;
  drop(): Promise<void>;
}

/** A database of its own with the platform's tables and `migrations`. */
export async function freshDatabase(server: Server, migrations: readonly MigrationClass[] = []): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await migrate(server, name, migrations);
  const unitOfWork = new UnitOfWork(server, name);
  return { name, unitOfWork, drop: () => dropDatabase(server, name) };
}

const dropDatabase = (server: Server, name: string): Promise<void> =>
  server.lend('information_schema', async (session) => {
    await session.text(`DROP DATABASE IF EXISTS \`${name}\``);
  });

const startMariadb = async (folder: string): Promise<string> =>
  (await mariadbInContainer(folder)) ?? runScript('mariadb', 'start', folder, '--port', String(await freePort()), '--fast');
