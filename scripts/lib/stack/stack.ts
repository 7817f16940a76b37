// One running installation: database, broker, processes, starter data. What `up`, `replay` and the end-to-end tests stand on.
import { mkdirSync } from 'node:fs';
import { startHosts, stopHosts, type Host } from './hosts.ts';
import { keysOf, type Keys } from './keys.ts';
import { environment, services, type Plan } from './plan.ts';
import { requireFree } from './ports.ts';
import { startBroker, startDatabase, stopServers } from './servers.ts';

export interface Stack {
  plan: Plan;
  keys: Keys;
  mysql: string;
  hosts: Host[];
}

/** @throws Error in a sentence; what had begun is ended again */
export async function startStack(plan: Plan, say: (sentence: string) => void = () => undefined): Promise<Stack> {
  mkdirSync(plan.folder, { recursive: true });
  await requireFree(plan.gatewayPort, 'the gateway');
  for (const [index, service] of services.entries()) if (service !== 'gateway') await requireFree(plan.portBase + index, service);
  const keys = keysOf(plan.folder);
  try {
    say('Starting the database …');
    const mysql = startDatabase(plan);
    if (plan.kafka) say('Starting Kafka …');
    startBroker(plan);
    say('Starting the services …');
    const hosts = await startHosts(plan, environment(plan, keys, mysql));
    return { plan, keys, mysql, hosts };
  } catch (error) {
    stopServers(plan.folder);
    throw error;
  }
}

export async function stopStack({ plan, hosts }: Pick<Stack, 'plan' | 'hosts'>): Promise<void> {
  await stopHosts(hosts);
  stopServers(plan.folder);
}
