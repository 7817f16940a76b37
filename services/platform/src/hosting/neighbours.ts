import {
  clientOf,
  closeClient,
  Gate,
  mintServiceToken,
  shortName,
  type Client,
  type Limits,
  type ServiceDefinition,
} from '../grpc/index.js';

const renewAfterMs = 8 * 60_000; // tokens live ten minutes

/** The token by which `service` asks others when no call is running: kept while it is fresh. */
export function ownTokenOf(tenant: string, service: string, secret: Uint8Array, clock: { now(): Date }): () => Promise<string> {
  let token: Promise<string> | undefined;
  let mintedAt = 0;
  return () => {
    if (!token || performance.now() - mintedAt > renewAfterMs) {
      token = mintServiceToken(tenant, service, secret, clock.now());
      mintedAt = performance.now();
    }
    return token;
  };
}

/** One that hangs may hold half of what its asker takes on, and let a quarter wait: the rest goes on with what does not need it. */
const shareOf = ({ atOnce, waiting, waitMs }: Limits): Limits => ({
  atOnce: Math.ceil(atOnce / 2),
  waiting: Math.min(waiting, Math.floor(atOnce / 4)),
  waitMs,
});

/** One service's clients of the others, each made once. */
export class Neighbours {
  private readonly clients = new Map<ServiceDefinition, object>();

  constructor(
    private readonly addressOf: (service: string) => string,
    private readonly ownToken: () => Promise<string>,
    private readonly limits: Limits,
  ) {}

  client<D extends ServiceDefinition>(definition: D): Client<D> {
    let client = this.clients.get(definition);
    if (!client) {
      const name = shortName(definition);
      const gate = new Gate(name, shareOf(this.limits));
      client = clientOf(definition, this.addressOf(name), { ownToken: this.ownToken, gate });
      this.clients.set(definition, client);
    }
    return client as Client<D>;
  }

  close(): void {
    this.clients.forEach(closeClient);
  }
}
