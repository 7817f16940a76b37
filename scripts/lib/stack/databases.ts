// The databases of one installation, for reading only.
import { UnitOfWork, openServer } from '@hotline/platform/mysql';
import { databaseName } from '@hotline/platform/tenancy';
import { serverOf, services, type Plan, type Service } from './plan.ts';

export interface Databases {
  /** Rows of one service's database. */
  rows<R>(service: Service, sql: string, values?: unknown[]): Promise<R[]>;
  of(service: Service): UnitOfWork;
  close(): Promise<void>;
}

/** The server of a plan: the one that was given, or its private one. */
export const mysqlOf = ({ mysql, databasePort }: Plan): string => mysql ?? `127.0.0.1:${databasePort}`;

export function openDatabases({ tenant, ...plan }: Plan): Databases {
  const { port, ...server } = serverOf(mysqlOf({ tenant, ...plan }));
  const opened = openServer({ ...server, port: Number(port), poolSize: 4 });
  const of = new Map(services.map((service) => [service, new UnitOfWork(opened, databaseName(tenant, service))]));
  return {
    rows: (service, sql, values) => of.get(service)!.bulk(sql, values),
    of: (service) => of.get(service)!,
    close: () => opened.close(),
  };
}
