// People at work: each signs in once, renews the token before it ends, and calls the services by gRPC.
import { randomUUID } from 'node:crypto';
import { clientOf, closeClient, type CallOptions, type Client, type ServiceDefinition } from '@hotline/platform/grpc';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { IntegrationServiceService } from '@hotline/proto/integration/v1/integration_service';
import { SlaServiceService } from '@hotline/proto/sla/v1/sla_service';
import { bridgeOf } from './bridge-client.ts';
import { fetchToken, signIn, type Token } from './door.ts';
import { addressOf, type Service } from './plan.ts';
import type { Stack } from './stack.ts';

const definitions = {
  intake: IntakeServiceService,
  dispatch: DispatchServiceService,
  handling: HandlingServiceService,
  sla: SlaServiceService,
  integration: IntegrationServiceService,
} as const;

type Definitions = typeof definitions;

/** One person's view of every service. Commands get a fresh idempotency key unless the call brings one. */
export type Desk = { readonly [Service in keyof Definitions]: Client<Definitions[Service]> };

const renewBeforeMs = 60_000;

type Signed = Token & { cookie: string };

export interface PeopleOptions {
  /** How long one call may take, ms. */
  deadlineMs?: number;
  /** Whether the account works at a page, that is by way of the gateway; streams come directly all the same. */
  atPage?: (account: string) => boolean;
}

export class People {
  private readonly clients: Desk;
  private readonly pages: Desk;
  private readonly tokens = new Map<string, Promise<Signed>>();
  private readonly stack: Pick<Stack, 'plan' | 'keys'>;
  private readonly atPage: (account: string) => boolean;

  constructor(stack: Pick<Stack, 'plan' | 'keys'>, { deadlineMs = 20_000, atPage = () => false }: PeopleOptions = {}) {
    this.stack = stack;
    this.atPage = atPage;
    const deskOf = (open: (service: Service, definition: ServiceDefinition) => object): Desk =>
      Object.fromEntries(
        Object.entries(definitions).map(([service, definition]) => [service, open(service as Service, definition as ServiceDefinition)]),
      ) as unknown as Desk;
    this.clients = deskOf((service, definition) => clientOf(definition, addressOf(stack.plan, service), { deadlineMs }));
    this.pages = deskOf((service, definition) => ({
      ...this.clients[service as keyof Desk],
      ...bridgeOf(stack.plan, definition, deadlineMs),
    }));
  }

  /** @throws Error when the account cannot sign in */
  async as(account: string): Promise<Desk> {
    await this.tokenOf(account);
    const desks = Object.entries(this.atPage(account) ? this.pages : this.clients).map(([service, client]) => [
      service,
      this.withToken(account, client),
    ]);
    return Object.fromEntries(desks) as Desk;
  }

  async tokenOf(account: string): Promise<string> {
    const known = this.tokens.get(account);
    if (known === undefined) return this.keep(account, this.signIn(account));
    const { expiresAt, token, cookie } = await known;
    if (expiresAt.getTime() - Date.now() > renewBeforeMs) return token;
    return this.keep(account, this.renew(cookie));
  }

  close(): void {
    Object.values(this.clients).forEach((client) => closeClient(client));
  }

  /** Those who come meanwhile wait for the same token; a failure is forgotten, so that the next call tries again. */
  private async keep(account: string, coming: Promise<Signed>): Promise<string> {
    this.tokens.set(account, coming);
    try {
      return (await coming).token;
    } catch (error) {
      this.tokens.delete(account);
      throw error;
    }
  }

  private async signIn(account: string): Promise<Signed> {
    const { plan, keys } = this.stack;
    return this.renew(await signIn(plan, account, account === 'admin' ? keys.adminPassword : keys.password));
  }

  private async renew(cookie: string): Promise<Signed> {
    return { cookie, ...(await fetchToken(this.stack.plan, cookie)) };
  }

  private withToken(account: string, client: object): object {
    type Rpc = (request: unknown, options: CallOptions) => Promise<unknown>;
    const rpcs = Object.entries(client as Record<string, Rpc>).map(([name, rpc]) => [
      name,
      async (request: unknown, options: CallOptions = {}) =>
        rpc(request, { idempotencyKey: randomUUID(), ...options, token: await this.tokenOf(account) }),
    ]);
    return Object.fromEntries(rpcs) as object;
  }
}
