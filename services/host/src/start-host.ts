import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '@hotline/platform/config';
import { tokenVerifier, type Limits } from '@hotline/platform/grpc';
import { serviceTokenKey, type HotlineService } from '@hotline/platform/hosting';
import { DatabaseClock, UnitOfWork, type Server } from '@hotline/platform/mysql';
import { databaseName } from '@hotline/platform/tenancy';
import { logger } from '@hotline/platform/telemetry';
import { readDescriptorSet } from '@hotline/proto/descriptors';
import { addressesOf, portOf } from './addresses.js';
import { HostedService } from './hosted-service.js';
import { migrateAll, openDatabase } from './database.js';
import { readSettings, type Settings } from './settings.js';
import { startTelemetry } from './telemetry.js';
import { openTransport } from './transport.js';
import { wanted } from './wanted.js';

export interface HostOptions {
  /** what may run; the order gives the ports */
  catalogue: readonly HotlineService[];
  /** what runs; none means all */
  names?: readonly string[];
  env: Environment;
}

/** A process' services, running. */
export interface Host {
  readonly services: readonly HostedService[];
  /** NOT_SERVING, stop taking, drain, last relay, close. The second call waits for the first. */
  stop(): Promise<void>;
}

type Ending = () => unknown;

const log = logger('host');

/** One without a contract only asks the others: it takes on twice as much, so that one of them that hangs is not everything. */
const limitsOf = ({ contract }: HotlineService, { limits }: Settings): Limits =>
  contract ? limits : { ...limits, atOnce: 2 * limits.atOnce };

/** Opens one after another: the first that fails tells why. */
async function openAll(
  services: readonly HotlineService[],
  { catalogue, env }: HostOptions,
  settings: Settings,
  server: Server,
  hosted: HostedService[],
  clock: DatabaseClock,
) {
  const { tenant, secret, cipher } = settings;
  const addressOf = addressesOf(env, catalogue, settings.HOTLINE_PORT_BASE);
  const verify = tokenVerifier({
    tenant: tenant.code,
    publicKey: settings.tokenKey,
    serviceSecret: serviceTokenKey(secret),
    now: () => clock.now(),
  });
  const descriptors = settings.HOTLINE_REFLECTION ? readDescriptorSet() : undefined;
  for (const service of services) {
    const unitOfWork = new UnitOfWork(server, databaseName(tenant, service.name));
    const address = `${settings.HOTLINE_LISTEN}:${portOf(catalogue, settings.HOTLINE_PORT_BASE, service.name)}`;
    const limits = limitsOf(service, settings);
    const runtime = { tenant, service: service.name, env, limits, unitOfWork, cipher, secret, addressOf };
    hosted.push(
      await HostedService.open(service, runtime, {
        address,
        drainMs: settings.HOTLINE_DRAIN_MS,
        verify,
        ...(descriptors && { descriptors }),
      }),
    );
  }
}

/** Runs it whatever becomes of it: what cannot end in order does not keep others from doing so. */
async function attempt(end: () => unknown): Promise<void> {
  try {
    await end();
  } catch (error) {
    log.warn({ err: error }, 'something did not end in order');
  }
}

async function endAll(hosted: readonly HostedService[], leavePauseMs: number, endings: Ending[]): Promise<void> {
  const each = (step: (service: HostedService) => unknown) => Promise.all(hosted.map((service) => attempt(() => step(service))));
  await each((service) => service.leave());
  if (leavePauseMs > 0) await pause(leavePauseMs);
  await each((service) => service.stopTaking());
  await each((service) => service.drain());
  await each((service) => service.close());
  for (const end of endings.toReversed()) await attempt(end);
}

/**
 * Starts the named services of one tenant in this process.
 * @throws Error in a sentence for whoever starts it; what had begun is ended again
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const services = wanted(options.catalogue, options.names ?? []);
  const settings = readSettings(options.env, options.catalogue);
  const hosted: HostedService[] = [];
  const endings: Ending[] = [];
  let ended: Promise<void> | undefined;
  const stop = () => (ended ??= endAll(hosted, settings.HOTLINE_LEAVE_PAUSE_MS, endings));
  try {
    endings.push(await startTelemetry(settings));
    const server = await openDatabase(settings);
    endings.push(() => server.close());
    await migrateAll(server, settings.tenant, settings.HOTLINE_TRANSPORT === 'local' ? options.catalogue : services);
    const clock = await new DatabaseClock(new UnitOfWork(server, 'information_schema')).start();
    endings.push(() => clock.stop());
    await openAll(services, options, settings, server, hosted, clock);
    const transport = await openTransport(settings, options.catalogue);
    await transport.start();
    endings.push(() => transport.stop());
    for (const service of hosted) await service.connect(transport);
    for (const service of hosted) await service.serve();
  } catch (error) {
    await stop();
    throw error;
  }
  log.info({ tenant: settings.tenant.code, services: services.map(({ name }) => name) }, 'serving');
  return { services: hosted, stop };
}
