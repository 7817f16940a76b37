import { Client as Channel, Metadata, credentials, type ChannelCredentials, type ServiceError } from '@grpc/grpc-js';
import { SpanKind, inSpan, traceparent } from '../telemetry/index.js';
import { currentCall } from './call.js';
import { channelOptions } from './channel-options.js';
import { fullNameOf, shortName, type MethodDefinition, type ServiceDefinition } from './definition.js';
import type { Gate } from './gate.js';
import { refusalOf } from './refusal.js';
import { unaryCall } from './unary-call.js';

/** What one call may set; without it the running call's token and deadline hold. */
export interface CallOptions {
  token?: string;
  /** commands need one; a retry must repeat it */
  idempotencyKey?: string;
  /** at most this long; the running call's deadline still holds */
  deadlineMs?: number;
  signal?: AbortSignal;
}

type RequestOf<M> = M extends { requestSerialize: (value: infer R) => Buffer } ? R : never;
type ResponseOf<M> = M extends { responseDeserialize: (value: Buffer) => infer R } ? R : never;
type Method<M> = M extends { responseStream: true }
  ? (request: RequestOf<M>, options?: CallOptions) => AsyncIterable<ResponseOf<M>>
  : (request: RequestOf<M>, options?: CallOptions) => Promise<ResponseOf<M>>;

/** The definition's rpcs as functions; a refusal is thrown as the DomainError that it was at its origin. */
export type Client<D> = { readonly [Rpc in keyof D]: Method<D[Rpc]> };

export interface ClientOptions {
  /** for calls that set none, ms */
  deadlineMs?: number;
  /** the token when no call is running: a timer's, a consumer's */
  ownToken?: () => Promise<string>;
  credentials?: ChannelCredentials;
  /** How many questions to this one service may be open: when it hangs, it takes only so many of the asker's own calls with it. */
  gate?: Gate;
}

interface Prepared {
  metadata: Metadata;
  deadline: number;
}

async function prepare({ deadlineMs: usual = 5000, ownToken }: ClientOptions, options: CallOptions): Promise<Prepared> {
  const running = currentCall();
  const metadata = new Metadata();
  const token = options.token ?? running?.token ?? (await ownToken?.());
  if (token) metadata.set('authorization', `Bearer ${token}`);
  if (options.idempotencyKey) metadata.set('idempotency-key', options.idempotencyKey);
  const parent = traceparent();
  if (parent) metadata.set('traceparent', parent);
  return { metadata, deadline: Math.min(Date.now() + (options.deadlineMs ?? usual), running?.deadline ?? Infinity) };
}

function unary<Q, S>(channel: Channel, service: string, method: MethodDefinition<Q, S>, own: ClientOptions) {
  return (request: Q, options: CallOptions = {}): Promise<S> =>
    inSpan(method.path.slice(1), () => ask(request, options), { 'rpc.system': 'grpc' }, SpanKind.CLIENT);

  async function ask(request: Q, options: CallOptions): Promise<S> {
    const prepared = await prepare(own, options);
    const { gate } = own;
    if (!gate) return send(prepared, request, options);
    const turn = gate.enter(prepared.deadline);
    if (turn) await turn;
    try {
      return await send(prepared, request, options);
    } finally {
      gate.leave();
    }
  }

  function send(prepared: Prepared, request: Q, { signal }: CallOptions): Promise<S> {
    return new Promise((resolve, reject) =>
      unaryCall(channel, method, request, { ...prepared, signal }, (failure, reply) =>
        failure ? reject(refusalOf(failure, service)) : resolve(reply as S),
      ),
    );
  }
}

/** A stream has no deadline but the one that is asked for: it ends with its reader. */
function serverStream<Q, S>(channel: Channel, service: string, method: MethodDefinition<Q, S>, own: ClientOptions) {
  return async function* (request: Q, options: CallOptions = {}): AsyncIterable<S> {
    const { metadata, deadline } = await prepare({ ...own, deadlineMs: Infinity }, options);
    const call = channel.makeServerStreamRequest(method.path, method.requestSerialize, method.responseDeserialize, request, metadata, {
      deadline,
    });
    const stop = () => call.cancel();
    options.signal?.addEventListener('abort', stop, { once: true });
    try {
      for await (const reply of call) yield reply as S;
    } catch (error) {
      throw refusalOf(error as ServiceError, service);
    } finally {
      options.signal?.removeEventListener('abort', stop);
      call.cancel();
    }
  };
}

const channels = new WeakMap<object, Channel>();

/** A typed client for the service at `address` (host:port). It connects at the first call and reconnects by itself. */
export function clientOf<D extends ServiceDefinition>(definition: D, address: string, options: ClientOptions = {}): Client<D> {
  const [first] = Object.values(definition);
  const channel = new Channel(address, options.credentials ?? credentials.createInsecure(), channelOptions(fullNameOf(first?.path ?? '')));
  const service = shortName(definition);
  const client = Object.fromEntries(
    Object.entries(definition).map(([rpc, method]) => [
      rpc,
      (method.responseStream ? serverStream : unary)(channel, service, method, options),
    ]),
  ) as unknown as Client<D>;
  channels.set(client, channel);
  return client;
}

/** Ends the client's connection. */
export const closeClient = (client: object): void => channels.get(client)?.close();
