// One service as it is, in this process: its own container, gRPC and database, its time set; its facts are carried by hand.
import { tokenVerifier, verifyingKey } from '@hotline/platform/grpc';
import { openContainer, openRuntime, serviceTokenKey, type HotlineService, type Runtime } from '@hotline/platform/hosting';
import { Outbox, type Subscription } from '@hotline/platform/messaging';
import { Leases, migrate, type Server } from '@hotline/platform/mysql';
import type { Cipher } from '@hotline/platform/crypto';
import { SetClock, TimedUnitOfWork, type SetTime } from './set-time.ts';

export interface Stage {
  server: Server;
  /** What the databases of this city are called, before the service's name. */
  prefix: string;
  tenant: { code: string; name: string };
  secret: Buffer;
  cipher: Cipher;
  publicKey: string;
  time: SetTime;
  env: Record<string, string>;
  addressOf: (service: string) => string;
}

export interface Player {
  name: string;
  uow: TimedUnitOfWork;
  runtime: Runtime;
  subscription: Subscription | undefined;
  /** A thing of its container, by its name. */
  part(token: string): unknown;
  /** Its workers, not started. */
  workers: ReturnType<NonNullable<HotlineService['workers']>>;
  close(): Promise<void>;
}

/** Migrated, listening. */
export async function openPlayer(service: HotlineService, stage: Stage): Promise<Player> {
  const { server, prefix, tenant, secret, cipher, time, env, addressOf } = stage;
  const database = `${prefix}_${service.name}`;
  await migrate(server, database, service.migrations);
  const uow = new TimedUnitOfWork(server, database, time);
  const opened = await openRuntime({
    tenant: { ...tenant, level: 'city', parent: '' },
    service: service.name,
    env,
    unitOfWork: uow,
    cipher,
    secret,
    addressOf,
  });
  const clock = new SetClock(uow, time);
  const runtime: Runtime = {
    ...opened.runtime,
    clock,
    outbox: new Outbox(uow, { service: service.name, clock }),
    leases: new Leases(uow),
  };
  const trust = { tenant: tenant.code, publicKey: verifyingKey(stage.publicKey), serviceSecret: serviceTokenKey(secret) };
  const container = await openContainer(service, runtime, {
    address: addressOf(service.name),
    drainMs: 1000,
    verify: tokenVerifier(trust),
  });
  container.setServing(true);
  return {
    name: service.name,
    uow,
    runtime,
    subscription: service.subscription?.(container.app),
    part: (token) => container.app.get(token),
    workers: service.workers?.(container.app) ?? [],
    close: async () => {
      await container.close();
      await opened.close();
    },
  };
}
