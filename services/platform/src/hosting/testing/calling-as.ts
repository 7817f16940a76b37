import { randomUUID } from 'node:crypto';
import type { CallOptions, Client, ServiceDefinition } from '../../grpc/index.js';
import type { Caller } from '../../lifecycle/index.js';

type Rpc = (request: unknown, options?: CallOptions) => unknown;

/** The caller behind a word such as 'dispatcher', or behind the parts that matter to a spec. */
function complete(caller: string | Partial<Caller>): Caller {
  const given: Partial<Caller> = typeof caller === 'string' ? { roles: [caller] } : caller;
  const [role = 'nobody'] = given.roles ?? [];
  return { person: `${role}-1`, name: '测试员', unit: '', roles: [], ...given };
}

async function* stream(rpc: Rpc, request: unknown, options: Promise<CallOptions>): AsyncIterable<unknown> {
  yield* rpc(request, await options) as AsyncIterable<unknown>;
}

/** The contract's rpcs, called with a caller's token and a fresh idempotency key. */
export function callingAs<D extends ServiceDefinition>(
  contract: D,
  client: Client<D>,
  caller: string | Partial<Caller>,
  mint: (caller: Caller) => Promise<string>,
): Client<D> {
  const token = mint(complete(caller));
  const withToken = async (given: CallOptions): Promise<CallOptions> => ({ token: await token, idempotencyKey: randomUUID(), ...given });
  const calling = (name: string, rpc: Rpc): Rpc =>
    contract[name]?.responseStream
      ? (request, given = {}) => stream(rpc, request, withToken(given))
      : async (request, given = {}) => rpc(request, await withToken(given));
  return Object.fromEntries(Object.entries(client).map(([name, rpc]) => [name, calling(name, rpc as Rpc)])) as unknown as Client<D>;
}
