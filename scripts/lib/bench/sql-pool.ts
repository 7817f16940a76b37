// Prepared statements over a few connections, as plainly as the driver gives them: for references.
import { createPool } from 'mysql2/promise';
import { databaseName } from '@hotline/platform/tenancy';
import { mysqlOf } from '../stack/databases.ts';
import { serverOf, type Plan, type Service } from '../stack/plan.ts';

export async function startPool(plan: Plan, service: Service, connections: number) {
  const { port, ...server } = serverOf(mysqlOf(plan));
  const database = databaseName({ ...plan.tenant }, service);
  const pool = createPool({ ...server, port: Number(port), database, connectionLimit: connections, timezone: 'Z' });
  return {
    execute: async <R>(sql: string, values: (string | number)[]): Promise<R[]> => (await pool.execute(sql, values))[0] as R[],
    close: () => pool.end(),
  };
}
