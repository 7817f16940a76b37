// What a backup holds, running on another database server and, with Kafka, on a broker that has never seen a fact.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { examine, load, skipNumbers } from '../../backup/load.ts';
import { readLimits } from '../../replay/oracle/limits.ts';
import type { Installation } from '../../replay/installation.ts';
import { openDatabases, mysqlOf, type Databases } from '../../stack/databases.ts';
import { startHosts } from '../../stack/hosts.ts';
import { keysOf } from '../../stack/keys.ts';
import { People } from '../../stack/people.ts';
import { environment, serverOf, services, type Plan } from '../../stack/plan.ts';
import { freeRow } from '../../stack/ports.ts';
import { startAgain } from '../../stack/servers.ts';
import { stopStack } from '../../stack/stack.ts';

export interface Elsewhere {
  installation: Installation;
  databases: Databases;
  close(): Promise<void>;
}

export async function restoreElsewhere(file: string, { brokerDoors: _, ...from }: Plan): Promise<Elsewhere> {
  const first = await freeRow(services.length + 5);
  const folder = `${from.folder}-restored`;
  const plan: Plan = {
    ...from,
    folder,
    databasePort: first,
    kafkaPort: first + 1,
    gatewayPort: first + 3,
    portBase: first + 4,
    fast: true,
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(from.folder, 'keys.json'), join(folder, 'keys.json'));
  try {
    await startAgain('mariadb', plan);
    const found = await examine(file);
    await load(file, found, serverOf(mysqlOf(plan)));
    await skipNumbers(found, serverOf(mysqlOf(plan)));
    if (plan.kafka) await startAgain('kafka', plan);
    return await open(plan);
  } catch (error) {
    await stopStack({ plan, hosts: [] });
    throw error;
  }
}

async function open(plan: Plan): Promise<Elsewhere> {
  const [keys, mysql] = [keysOf(plan.folder), mysqlOf(plan)];
  const hosts = await startHosts(plan, environment(plan, keys, mysql));
  const people = new People({ plan, keys });
  const databases = openDatabases(plan);
  const close = async () => {
    people.close();
    await databases.close();
    await stopStack({ plan, hosts });
    rmSync(plan.folder, { recursive: true, force: true });
  };
  try {
    const { sla } = await people.as('admin');
    const { policy } = await sla.getPolicy({});
    return { installation: { plan, keys, mysql, hosts, people, limits: readLimits(policy!.json) }, databases, close };
  } catch (error) {
    await close();
    throw error;
  }
}
