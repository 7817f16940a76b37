import { randomBytes } from 'node:crypto';
import { Cipher } from '../../crypto/index.js';
import {
  clientOf,
  mintToken,
  newKeyPair,
  signingKey,
  tokenVerifier,
  verifyingKey,
  type Client,
  type ServiceDefinition,
} from '../../grpc/index.js';
import type { Caller } from '../../lifecycle/index.js';
import { freshDatabase, testServer } from '../../testing/index.js';
import type { Tenant } from '../../tenancy/index.js';
import { openContainer } from '../container.js';
import { openRuntime, serviceTokenKey } from '../open-runtime.js';
import type { Runtime } from '../runtime.js';
import type { HotlineService } from '../service.js';
import { callingAs } from './calling-as.js';
import { deliver, published, type Delivery, type Published } from './facts.js';
import { serveNeighbour, type Neighbour } from './neighbour.js';

export interface StageOptions {
  env?: Record<string, string>;
  /** the other services that it asks; see `answering` */
  neighbours?: Neighbour[];
}

/** One service on its own: real container, real gRPC, real database; its workers and the relay do not run. */
export interface Stage<D> {
  /** A client that calls with these roles (or as this caller), each command under a new key unless the call brings one. */
  as(caller: string | Partial<Caller>): Client<D>;
  /** A client that calls without a token. */
  readonly nobody: Client<D>;
  /** What it has published so far, oldest first. */
  published(): Promise<Published[]>;
  /** Lets its subscription apply a fact, as the transport would. @throws what the handler throws */
  deliver(delivery: Delivery): Promise<void>;
  readonly runtime: Runtime;
  close(): Promise<void>;
}

const tenant: Tenant = { code: '411700', name: '驿城市', level: 'city', parent: '' };

/** Starts `service` for a contract spec. */
export async function startForTest<D extends ServiceDefinition>(
  service: HotlineService,
  contract: D,
  options: StageOptions = {},
): Promise<Stage<D>> {
  const keys = newKeyPair();
  const secret = randomBytes(32);
  const server = await testServer();
  const database = await freshDatabase(server, service.migrations);
  const neighbours = await Promise.all((options.neighbours ?? []).map(serveNeighbour));
  const addresses = new Map(neighbours.map((each) => [each.service, each.address]));
  const open = await openRuntime({
    tenant,
    service: service.name,
    env: options.env ?? {},
    unitOfWork: database.unitOfWork,
    cipher: new Cipher([{ id: 'k1', algorithm: 'aes', secret }]),
    secret,
    addressOf: (name) => addresses.get(name) ?? '127.0.0.1:1',
  });
  const trust = { tenant: tenant.code, publicKey: verifyingKey(keys.publicKey), serviceSecret: serviceTokenKey(secret) };
  const container = await openContainer(service, open.runtime, { address: '127.0.0.1:0', drainMs: 2000, verify: tokenVerifier(trust) });
  container.setServing(true);

  const nobody = clientOf(contract, `127.0.0.1:${container.port}`);
  const mint = (caller: Caller) => mintToken({ tenant: tenant.code, ...caller }, signingKey(keys.privateKey));
  return {
    nobody,
    runtime: open.runtime,
    as: (caller) => callingAs(contract, nobody, caller, mint),
    published: () => published(database.unitOfWork),
    deliver: (delivery) => deliver(service, container.app, open.runtime, delivery),
    close: async () => {
      await container.close();
      await open.close();
      neighbours.forEach(({ close }) => close());
      await database.drop();
      await server.close();
    },
  };
}
