// A plain connection for preparing data: never what is measured.
import { createConnection } from 'mysql2/promise';
import type { Database } from './database.ts';

export interface Sql {
  /** The text protocol: IN (?) and VALUES ? take lists. */
  run(statement: string, values?: readonly unknown[]): Promise<void>;
  rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function sqlOn({ host, port, user }: Pick<Database, 'host' | 'port' | 'user'>, database?: string): Promise<Sql> {
  const connection = await createConnection({
    host,
    port,
    user,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    ...(database && { database }),
  });
  return {
    run: async (statement, values = []) => void (await connection.query(statement, [...values])),
    rows: async <Row>(statement: string, values: readonly unknown[] = []) => (await connection.query(statement, [...values]))[0] as Row[],
    close: () => connection.end(),
  };
}
