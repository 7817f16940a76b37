import { setTimeout as pause } from 'node:timers/promises';
import type { HotlineService } from '@hotline/platform/hosting';
import type { Transport } from '@hotline/platform/messaging';
import { UnitOfWork, type Server } from '@hotline/platform/mysql';
import { databaseName, type Tenant } from '@hotline/platform/tenancy';

export interface Held {
  tenant: Tenant;
  /** all of the tenant's */
  services: readonly HotlineService[];
  server: Server;
  transport: Pick<Transport, 'travelling'>;
}

/** How long what is on its way may need to arrive, and how often somebody looks, in milliseconds. */
const patienceMs = 60_000;
const lookEveryMs = 200;

/**
 * Keeps all facts of a tenant in their outboxes, lets those that are on their way arrive, and calls `still` once nothing travels outside
 * the databases: a snapshot that is taken then holds everything, and goes on with an empty broker. Commands are answered meanwhile; what
 * they tell waits. Facts leave again when `over` resolves, and whatever becomes of this process.
 * @throws Error in a sentence when they do not arrive in time
 */
export async function holdFacts(held: Held, still: () => void, over: Promise<unknown>): Promise<void> {
  const { server, tenant, services } = held;
  const uow = new UnitOfWork(server, databaseName(tenant, services[0]!.name));
  const end = over.then(() => 'over');
  await uow.run(async () => {
    for (const { name } of services)
      await uow.query(`SELECT name FROM \`${databaseName(tenant, name)}\`.turns WHERE name = 'relay' FOR UPDATE`);
    await untilNothingTravels(held, () => uow.query('SELECT 1'));
    still();
    // a transaction that rests for long is taken from its worker
    while ((await Promise.race([end, pause(1000)])) !== 'over') await uow.query('SELECT 1');
  });
}

async function untilNothingTravels({ services, transport }: Held, stayAwake: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + patienceMs; ; await pause(lookEveryMs)) {
    const counts = await Promise.all(
      services.filter(({ listens = [] }) => listens.length > 0).map(({ name, listens = [] }) => transport.travelling(name, listens)),
    );
    const count = counts.reduce((sum, each) => sum + each, 0);
    if (count === 0) return;
    if (Date.now() > until)
      throw new Error(`${count} facts are still on their way after ${patienceMs / 1000} s: a consumer is behind or away`);
    await stayAwake();
  }
}
