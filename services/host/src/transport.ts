import type { HotlineService } from '@hotline/platform/hosting';
import { LocalTransport, openKafka, type Transport } from '@hotline/platform/messaging';
import { logger } from '@hotline/platform/telemetry';
import { databaseName } from '@hotline/platform/tenancy';
import type { Settings } from './settings.js';

const log = logger('messaging');

/** Who listens to which topics, services that run elsewhere included. */
const subscribers = (catalogue: readonly HotlineService[]): Record<string, readonly string[]> =>
  Object.fromEntries(catalogue.map(({ name, listens = [] }) => [name, listens]));

const topics = (catalogue: readonly HotlineService[]): string[] => [
  ...new Set(catalogue.flatMap(({ publishes = [], listens = [] }) => [...publishes, ...listens])),
];

/** The way that facts take, as configured. */
export async function openTransport({ tenant, ...settings }: Settings, catalogue: readonly HotlineService[]): Promise<Transport> {
  if (settings.HOTLINE_TRANSPORT === 'local') {
    return new LocalTransport({ subscribers: subscribers(catalogue), databaseOf: (service) => databaseName(tenant, service), log });
  }
  const brokers = settings.HOTLINE_KAFKA?.split(',').map((broker) => broker.trim()) ?? [];
  return openKafka({ brokers, tenant: tenant.code, topics: topics(catalogue), log });
}
