// A small contract as ts-proto would generate it, but in JSON: specs of the wire and of the host are served by it.
import type { MethodDefinition } from '../definition.js';

const json = {
  to: (value: unknown) => Buffer.from(JSON.stringify(value)),
  from: (bytes: Buffer) => JSON.parse(bytes.toString()) as never,
};

const method = <Q, S, Stream extends boolean>(service: string, rpc: string, responseStream: Stream) => ({
  path: `/hotline.${service}.v1.EchoService/${rpc}`,
  requestStream: false as const,
  responseStream,
  requestSerialize: json.to as (value: Q) => Buffer,
  requestDeserialize: json.from as (value: Buffer) => Q,
  responseSerialize: json.to as (value: S) => Buffer,
  responseDeserialize: json.from as (value: Buffer) => S,
});

export interface Word {
  word: string;
}

/** The contract as the service of that name serves it. */
export const echoOf = (service: string) =>
  ({
    say: method<Word, Word, false>(service, 'Say', false),
    write: method<Word, Word, false>(service, 'Write', false),
    watch: method<Word, Word, true>(service, 'Watch', true),
  }) satisfies Record<string, MethodDefinition>;

export const EchoService = echoOf('echo');
