// People at work in a city of our own: tokens are minted for them, calls go by gRPC as everywhere.
import { randomUUID } from 'node:crypto';
import { clientOf, closeClient, type CallOptions, type Client, type ServiceDefinition } from '@hotline/platform/grpc';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { IntegrationServiceService } from '@hotline/proto/integration/v1/integration_service';
import { SlaServiceService } from '@hotline/proto/sla/v1/sla_service';
import { starterRows } from './sheets.ts';
import { stand } from './stand-ins.ts';

const definitions = {
  intake: IntakeServiceService,
  dispatch: DispatchServiceService,
  handling: HandlingServiceService,
  sla: SlaServiceService,
  integration: IntegrationServiceService,
} as const;
type Definitions = typeof definitions;
export type Desk = { readonly [Service in keyof Definitions]: Client<Definitions[Service]> };

type Mint = (person: string, name: string, unit: string, roles: string[]) => Promise<string>;
type Rpc = (request: unknown, options: CallOptions) => Promise<unknown>;

export class Desks {
  private readonly clients: readonly (readonly [string, object])[];
  private readonly tokens = new Map<string, Promise<string>>();
  private readonly mint: Mint;
  private readonly people: ReadonlyMap<string, { name: string; roles: string[] }>;

  constructor(addressOf: (service: string) => string, mint: Mint) {
    this.mint = mint;
    this.clients = Object.entries(definitions).map(([name, definition]) => [
      name,
      clientOf(definition as ServiceDefinition, addressOf(name)),
    ]);
    const people = starterRows('people.csv').map(
      ({ account = '', name = '', roles = '' }) => [account, { name, roles: roles.split('|') }] as const,
    );
    this.people = new Map([
      ...people,
      ['citizen', { name: '', roles: ['citizen'] }],
      ['admin', { name: '管理员', roles: ['administrator'] }],
    ]);
  }

  async as(account: string): Promise<Desk> {
    const token = await (this.tokens.get(account) ?? this.sign(account));
    const desks = this.clients.map(([name, client]) => [
      name,
      Object.fromEntries(
        Object.entries(client as Record<string, Rpc>).map(([rpc, call]) => [
          rpc,
          (request: unknown, options: CallOptions = {}) => call(request, { idempotencyKey: randomUUID(), ...options, token }),
        ]),
      ),
    ]);
    return Object.fromEntries(desks) as Desk;
  }

  close(): void {
    for (const [, client] of this.clients) closeClient(client);
  }

  private sign(account: string): Promise<string> {
    const [unit = '', place = ''] = account.split('.');
    const own = stand.units.find(({ code }) => code === unit);
    const { name, roles } = own
      ? { name: place === 'head' ? own.head : own.handler, roles: [place === 'head' ? 'unit_head' : 'handler'] }
      : this.known(account);
    const token = this.mint(account, name, own ? unit : '', roles);
    this.tokens.set(account, token);
    return token;
  }

  private known(account: string): { name: string; roles: string[] } {
    const person = this.people.get(account);
    if (person) return person;
    throw new Error(`nobody is called ${account}`);
  }
}
