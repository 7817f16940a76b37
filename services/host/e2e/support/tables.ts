// The databases of an installation, looked at from outside.
import { openDatabases, type Databases } from '../../../../scripts/lib/stack/databases.ts';
import { services, type Service } from '../../../../scripts/lib/stack/plan.ts';
import type { Stack } from '../../../../scripts/lib/stack/stack.ts';

async function lookAt<T>({ plan }: Stack, look: (databases: Databases) => Promise<T>): Promise<T> {
  const databases = openDatabases(plan);
  try {
    return await look(databases);
  } finally {
    await databases.close();
  }
}

async function count(databases: Databases, service: Service, table: string): Promise<number> {
  const [row] = await databases.rows<{ count: number | string }>(service, `SELECT COUNT(*) AS count FROM ${table}`);
  return Number(row?.count);
}

/** What has not arrived where it should: "intake: 2 in outbox". Empty when all is quiet. */
export const unrest = (stack: Stack): Promise<string[]> =>
  lookAt(stack, async (databases) => {
    const found: string[] = [];
    for (const service of services) {
      for (const table of ['outbox', 'mailbox', 'parked']) {
        const waiting = await count(databases, service, table);
        if (waiting > 0) found.push(`${service}: ${waiting} in ${table}`);
      }
    }
    return found;
  });

/** How many appeals and orders there are. */
export const howMany = (stack: Stack): Promise<{ appeals: number; orders: number }> =>
  lookAt(stack, async (databases) => ({
    appeals: await count(databases, 'intake', 'appeals'),
    orders: await count(databases, 'handling', 'orders'),
  }));
