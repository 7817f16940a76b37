import { clientOf, closeClient, mintServiceToken, shortName, type Client, type ServiceDefinition } from '../grpc/index.js';

const renewAfterMs = 8 * 60_000; // tokens live ten minutes

/** The token by which `service` asks others when no call is running: kept while it is fresh. */
export function ownTokenOf(tenant: string, service: string, secret: Uint8Array): () => Promise<string> {
  let token: Promise<string> | undefined;
  let mintedAt = 0;
  return () => {
    if (!token || performance.now() - mintedAt > renewAfterMs) {
      token = mintServiceToken(tenant, service, secret);
      mintedAt = performance.now();
    }
    return token;
  };
}

/** One service's clients of the others, each made once. */
export class Neighbours {
  private readonly clients = new Map<ServiceDefinition, object>();

  constructor(
    private readonly addressOf: (service: string) => string,
    private readonly ownToken: () => Promise<string>,
  ) {}

  client<D extends ServiceDefinition>(definition: D): Client<D> {
    let client = this.clients.get(definition);
    if (!client) {
      client = clientOf(definition, this.addressOf(shortName(definition)), { ownToken: this.ownToken });
      this.clients.set(definition, client);
    }
    return client as Client<D>;
  }

  close(): void {
    this.clients.forEach(closeClient);
  }
}
