// The databases of an installation, looked at from outside.
import { openServer, UnitOfWork } from '@hotline/platform/mysql';
import { databaseName } from '@hotline/platform/tenancy';
import { serverOf, services } from '../../../../scripts/lib/stack/plan.ts';
import type { Stack } from '../../../../scripts/lib/stack/stack.ts';

async function lookAt<T>({ mysql, plan }: Stack, look: (of: (service: string) => UnitOfWork) => Promise<T>): Promise<T> {
  const { port, ...access } = serverOf(mysql);
  const server = openServer({ ...access, port: Number(port), poolSize: 2 });
  try {
    return await look((service) => new UnitOfWork(server, databaseName(plan.tenant, service)));
  } finally {
    await server.close();
  }
}

const unsettled = [
  ['waits in the outbox', 'SELECT COUNT(*) AS count FROM outbox'],
  ['waits in the mailbox', 'SELECT COUNT(*) AS count FROM mailbox'],
  ['is put aside', 'SELECT COUNT(*) AS count FROM parked'],
] as const;

/** What has not arrived where it should: "intake: 2 waits in the outbox". Empty when all is quiet. */
export const unrest = (stack: Stack): Promise<string[]> =>
  lookAt(stack, async (of) => {
    const found: string[] = [];
    for (const service of services) {
      for (const [what, sql] of unsettled) {
        const [row] = await of(service).query<{ count: number | string }>(sql);
        if (Number(row?.count) > 0) found.push(`${service}: ${row?.count} ${what}`);
      }
    }
    return found;
  });

/** How many appeals and orders there are. */
export const howMany = (stack: Stack): Promise<{ appeals: number; orders: number }> =>
  lookAt(stack, async (of) => {
    const count = async (service: string, table: string) => {
      const [row] = await of(service).query<{ count: number | string }>(`SELECT COUNT(*) AS count FROM ${table}`);
      return Number(row?.count);
    };
    return { appeals: await count('intake', 'appeals'), orders: await count('handling', 'orders') };
  });
