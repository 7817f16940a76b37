import type { HotlineService } from '@hotline/platform/hosting';
import { LocalTransport, type Transport } from '@hotline/platform/messaging';
import { logger } from '@hotline/platform/telemetry';
import { databaseName } from '@hotline/platform/tenancy';
import type { HostedService } from './hosted-service.js';
import type { Settings } from './settings.js';

/** Who listens to which topics, services that run elsewhere included. @throws Error naming one of which it is not known */
function subscribers(catalogue: readonly HotlineService[], hosted: readonly HostedService[]): Record<string, readonly string[]> {
  const known = catalogue.map(({ name, listens, ...service }): [string, readonly string[]] => {
    const topics = hosted.find(({ service }) => service.name === name)?.subscription?.topics ?? listens;
    if (!topics && service.subscription)
      throw new Error(`${name} runs elsewhere and does not say what it listens to: the local transport cannot fill its mailbox`);
    return [name, topics ?? []];
  });
  return Object.fromEntries(known);
}

/** The way that facts take, as configured. */
export function openTransport(settings: Settings, catalogue: readonly HotlineService[], hosted: readonly HostedService[]): Transport {
  return new LocalTransport({
    subscribers: subscribers(catalogue, hosted),
    databaseOf: (service) => databaseName(settings.tenant, service),
    log: logger('messaging'),
  });
}
