// Clients of the database who want the same rows as the services, directly and without manners.
import { openDatabases, type Databases } from '../../stack/databases.ts';
import type { Trial } from '../fault.ts';

/** Runs `work` with connections of its own, past the proxies. */
export async function withDatabases<T>({ plan }: Trial, work: (databases: Databases) => Promise<T>): Promise<T> {
  const databases = openDatabases(plan);
  try {
    return await work(databases);
  } finally {
    await databases.close();
  }
}

/** Orders that somebody is at. @throws Error when there are too few */
export async function busyOrders({ sql }: Trial, count: number): Promise<string[]> {
  const rows = await sql<{ number: string }>('handling', 'SELECT number FROM timeline GROUP BY number ORDER BY MAX(id) DESC LIMIT ?', [
    count,
  ]);
  if (rows.length < count) throw new Error(`only ${rows.length} orders are there`);
  return rows.map(({ number }) => number);
}

/**
 * Two who lock pairs of orders, one forwards and one backwards, with so much written before that the server rather gives up a service's transaction.
 * @returns how often they were the victims themselves
 */
export async function fightOverOrders(trial: Trial, databases: Databases, ms: number): Promise<number> {
  const until = performance.now() + ms;
  const handling = databases.of('handling');
  await handling.change('CREATE TABLE faults_weight (who INT NOT NULL, n INT NOT NULL, v INT NOT NULL, PRIMARY KEY (who, n))');
  let victims = 0;
  const fight = async (who: 0 | 1): Promise<void> => {
    const rows = Array.from({ length: 60 }, (_, n) => [who, n, 0]);
    await handling.change('INSERT INTO faults_weight VALUES ?', [rows]);
    while (performance.now() < until) {
      const [first = '', second = ''] = trial.random
        .shuffled(await busyOrders(trial, 6))
        .slice(0, 2)
        .toSorted();
      let runs = 0;
      await handling
        .run(async () => {
          runs += 1;
          await handling.change('UPDATE faults_weight SET v = v + 1 WHERE who = ?', [who]);
          for (const number of who === 0 ? [first, second] : [second, first]) {
            await handling.bulk('SELECT id FROM orders WHERE id = ? FOR UPDATE', [number]);
            await trial.pause(20 + trial.random.below(60));
          }
        })
        .catch(() => undefined); // it wants trouble, not success
      victims += runs - 1;
    }
  };
  try {
    await Promise.all([fight(0), fight(1)]);
  } finally {
    await handling.change('DROP TABLE faults_weight');
  }
  return victims;
}

/** Holds an order's row for as long as `work` takes. */
export async function holding<T>(trial: Trial, databases: Databases, number: string, work: () => Promise<T>): Promise<T> {
  const handling = databases.of('handling');
  const held = Promise.withResolvers<void>();
  const end = new AbortController();
  const holder = handling.run(async () => {
    await handling.bulk('SELECT id FROM orders WHERE id = ? FOR UPDATE', [number]);
    held.resolve();
    while (!end.signal.aborted) {
      await handling.bulk('SELECT 1'); // whoever is idle for long loses what it holds
      await trial.pause(500);
    }
  });
  await Promise.race([held.promise, holder]);
  try {
    return await work();
  } finally {
    end.abort();
    await holder;
  }
}
