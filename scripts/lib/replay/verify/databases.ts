// The databases of the throw-away tenant, for reading only.
import { UnitOfWork, openServer } from '@hotline/platform/mysql';
import { databaseName } from '@hotline/platform/tenancy';
import { services, type Service } from '../../stack/plan.ts';

const tenant = { code: '411700' };

export interface Databases {
  /** Rows of one service's database. */
  rows<R>(service: Service, sql: string): Promise<R[]>;
  of(service: Service): UnitOfWork;
  close(): Promise<void>;
}

export function openDatabases(mysql: string): Databases {
  const [host = '', port = ''] = mysql.split(':');
  const server = openServer({ host, port: Number(port), user: 'root', password: '', poolSize: 4 });
  const of = new Map(services.map((service) => [service, new UnitOfWork(server, databaseName(tenant, service))]));
  return {
    rows: (service, sql) => of.get(service)!.bulk(sql),
    of: (service) => of.get(service)!,
    close: () => server.close(),
  };
}
