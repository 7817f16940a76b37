import type { DescMethod, DescService } from '@bufbuild/protobuf';
import { rpcName, type CallOptions, type MethodDefinition, type ServiceDefinition } from '@hotline/platform/grpc';
import { pathOf } from './contracts.js';

/** Calls that take and give protobuf bytes as they are. */
export interface RawClient {
  unary(method: DescMethod, request: Uint8Array, options: CallOptions): Promise<Uint8Array>;
  stream(method: DescMethod, request: Uint8Array, options: CallOptions): AsyncIterable<Uint8Array>;
}

/** Gives a client for a definition: what the host hands to a service. */
export type ClientFor = (definition: ServiceDefinition) => unknown;

type Rpc<Reply> = (request: Uint8Array, options: CallOptions) => Reply;

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const rawMethod = (method: DescMethod): MethodDefinition<Uint8Array, Uint8Array> => ({
  path: pathOf(method),
  requestStream: false,
  responseStream: method.methodKind === 'server_streaming',
  requestSerialize: asBuffer,
  requestDeserialize: (bytes) => bytes,
  responseSerialize: asBuffer,
  responseDeserialize: (bytes) => bytes,
});

const rawDefinition = ({ methods }: DescService): ServiceDefinition =>
  Object.fromEntries(methods.map((method) => [rpcName(pathOf(method)), rawMethod(method)]));

/** One client for each service, made when it is first called. */
export function rawClient(clientFor: ClientFor): RawClient {
  const clients = new Map<string, Record<string, Rpc<unknown>>>();
  const rpcOf = <Reply>(method: DescMethod): Rpc<Reply> => {
    const { parent } = method;
    let client = clients.get(parent.typeName);
    if (!client) {
      client = clientFor(rawDefinition(parent)) as Record<string, Rpc<unknown>>;
      clients.set(parent.typeName, client);
    }
    return client[rpcName(pathOf(method))] as Rpc<Reply>;
  };
  return {
    unary: (method, request, options) => rpcOf<Promise<Uint8Array>>(method)(request, options),
    stream: (method, request, options) => rpcOf<AsyncIterable<Uint8Array>>(method)(request, options),
  };
}
