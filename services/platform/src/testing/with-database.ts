// For int specs: a server and a fresh database around all specs of a file.
import { afterAll, beforeAll } from 'vitest';
import type { MigrationClass, Server, UnitOfWork } from '../mysql/index.js';
import { freshDatabase, testServer, type TestDatabase } from './test-server.js';

export interface DatabaseOfSpecs {
  readonly server: Server;
  readonly name: string;
  readonly uow: UnitOfWork;
}

/** Call it at the top of the file; what it gives is there once the specs run. */
export function withDatabase(options: { migrations?: readonly MigrationClass[]; poolSize?: number } = {}): DatabaseOfSpecs {
  let server: Server;
  let database: TestDatabase;
  beforeAll(async () => {
    server = await testServer(options.poolSize);
    database = await freshDatabase(server, options.migrations);
  });
  afterAll(async () => {
    await database.drop();
    await server.close();
  });
  return {
    get server() {
      return server;
    },
    get name() {
      return database.name;
    },
    get uow() {
      return database.unitOfWork;
    },
  };
}
