// The installation that one seed strikes: every way between its parts leads through a proxy.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readLimits, type Limits } from '../replay/oracle/limits.ts';
import { aroundTheClock, scaled } from '../replay/scale.ts';
import { openDatabases, type Databases } from '../stack/databases.ts';
import { groupsOf, nameOf, type Host } from '../stack/hosts.ts';
import { keysOf, type Keys } from '../stack/keys.ts';
import { People } from '../stack/people.ts';
import { addressOf, environment, services, type Plan, type Service } from '../stack/plan.ts';
import { freeRow } from '../stack/ports.ts';
import { seed } from '../stack/seed.ts';
import { script, startAgain, stopServers } from '../stack/servers.ts';
import type { Transport } from './fault.ts';
import { HostProcesses } from './processes.ts';
import type { Proxy } from './proxy.ts';
import { openProxy } from './proxy.ts';
import { PrivateServer, proxiesTo } from './servers.ts';
import { keepJournal } from './oracle/journal.ts';

/** A day of the deadlines, and what machines need beside. */
const dayMs = 1000;
const reactionMs: Record<Transport, number> = { local: 6000, kafka: 12_000 };
/** How long a client waits for one answer, ms. */
export const patienceMs = 6000;

export interface Struck {
  plan: Plan;
  keys: Keys;
  processes: HostProcesses;
  database: PrivateServer;
  broker?: PrivateServer;
  proxyTo?: (service: Service) => Proxy;
  databases: Databases;
  /** As verify wants it. */
  hosts: Host[];
  people: People;
  limits: Limits;
  proxies: readonly Proxy[];
}

/** A file for each process, by which its steps are armed. */
export const failpointsOf = (folder: string): string => join(folder, 'failpoints');

/** Half of the people work at a page, that is through the gateway; the others call the services. */
const atPage = (account: string): boolean => Buffer.from(account).reduce((sum, byte) => sum + byte, 0) % 2 === 0;

/** @param timed whether each process' start is measured, which takes a start of each */
export async function install(transport: Transport, folder: string, { timed }: { timed: boolean } = { timed: true }): Promise<Struck> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(failpointsOf(folder), { recursive: true });
  const bare = await planOf(transport, folder);
  const groups = groupsOf(bare);
  const doors = bare.kafka ? groups.map((_, index) => bare.kafkaPort + 2 + index) : [];
  const toBroker = bare.kafka ? await proxiesTo(bare, (index) => doors[index]!) : [];
  const plan: Plan = { ...bare, brokerDoors: doors.map((port, index) => ({ port, advertised: toBroker[index]!.port })) };
  const toDatabase = await proxiesTo(plan, () => plan.databasePort);
  const between = new Map<Service, Proxy>();
  if (plan.kafka)
    for (const service of services.filter((each) => each !== 'gateway'))
      between.set(service, await openProxy({ target: { host: '127.0.0.1', port: Number(addressOf(plan, service).split(':')[1]) } }));
  const keys = keysOf(folder);
  const envOf = (group: readonly Service[]): Record<string, string> => {
    const place = groups.findIndex((each) => each[0] === group[0]);
    return {
      ...environment(plan, keys, `127.0.0.1:${toDatabase[place]!.port}`),
      ...(plan.kafka && { HOTLINE_KAFKA: `127.0.0.1:${toBroker[place]!.port}` }),
      ...Object.fromEntries(
        [...between]
          .filter(([service]) => !group.includes(service))
          .map(([service, { port }]) => [`HOTLINE_ADDRESS_${service.toUpperCase()}`, `127.0.0.1:${port}`]),
      ),
      HOTLINE_TEST_FAILPOINTS: join(failpointsOf(folder), nameOf(group)),
    };
  };
  const processes = new HostProcesses(plan, envOf);
  const interrupted = () =>
    void processes.stop().finally(() => {
      stopServers(folder);
      process.exit(130);
    });
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    script('mariadb-installed');
    await Promise.all([startAgain('mariadb', plan), plan.kafka && startAgain('kafka', plan)]);
    await processes.start();
    const databases = openDatabases(plan);
    await keepJournal(databases);
    await seed({ plan, keys, mysql: '', hosts: [] });
    if (timed) await processes.measureColdStarts();
    const people = new People({ plan, keys }, { deadlineMs: patienceMs, atPage });
    const limits = await hurry(people, transport);
    return {
      plan,
      keys,
      processes,
      database: new PrivateServer('mariadb', plan, toDatabase),
      ...(plan.kafka && { broker: new PrivateServer('kafka', plan, toBroker), proxyTo: (service: Service) => between.get(service)! }),
      databases,
      hosts: processes.all.map(({ name, pid, log }) => ({ name, pid, log })),
      people,
      limits,
      proxies: [...toBroker, ...toDatabase, ...between.values()],
    };
  } catch (error) {
    await processes.stop();
    stopServers(folder);
    throw error;
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

/** Days pass in seconds. */
async function hurry(people: People, transport: Transport): Promise<Limits> {
  const { sla } = await people.as('admin');
  const { policy } = await sla.getPolicy({});
  const json = JSON.stringify(scaled(JSON.parse(policy!.json), { dayMs, reactionMs: reactionMs[transport] }));
  await sla.setPolicy({ policy: { version: policy!.version, json } });
  await sla.setCalendar({ calendar: aroundTheClock(new Date()) });
  return readLimits(json);
}

async function planOf(transport: Transport, folder: string): Promise<Plan> {
  const first = await freeRow(services.length * 2 + 6);
  const kafkaPort = first + services.length + 2;
  return {
    folder,
    tenant: { code: '411700', name: '驻马店市' },
    databasePort: first,
    gatewayPort: first + 1,
    portBase: first + 2,
    kafkaPort,
    fast: false,
    kafka: transport === 'kafka',
    env: {
      HOTLINE_GATEWAY_PUBLIC_PER_MINUTE: '1000000',
      HOTLINE_GATEWAY_SIGN_INS_PER_MINUTE: '100000',
      HOTLINE_REHEARSED_CALL_PAUSE_MS: '1500',
      HOTLINE_TRACE_PERCENT: '2',
    },
  };
}

export async function tearDown({ processes, people, databases, proxies, plan }: Struck, keep: boolean): Promise<void> {
  people.close();
  await processes.stop();
  await databases.close();
  stopServers(plan.folder);
  await Promise.all(proxies.map((proxy) => proxy.close()));
  if (!keep) rmSync(plan.folder, { recursive: true, force: true });
}
