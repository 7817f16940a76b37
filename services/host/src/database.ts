import type { HotlineService } from '@hotline/platform/hosting';
import { migrate, openServer, type Server } from '@hotline/platform/mysql';
import { databaseName, type Tenant } from '@hotline/platform/tenancy';
import type { Settings } from './settings.js';

/** The one pool of this process. @throws DomainError in a sentence: not reachable, wrong password */
export async function openDatabase({ database }: Pick<Settings, 'database'>): Promise<Server> {
  const server = openServer(database);
  try {
    await server.check();
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Brings the database of each service up to date, creating what is missing. @throws Error naming the database and why */
export async function migrateAll(server: Server, tenant: Tenant, services: readonly HotlineService[]): Promise<void> {
  for (const { name, migrations } of services) {
    const database = databaseName(tenant, name);
    try {
      await migrate(server, database, migrations);
    } catch (cause) {
      throw new Error(`the database ${database} cannot be brought up to date: ${(cause as Error).message}`, { cause });
    }
  }
}
