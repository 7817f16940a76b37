// A small contract as ts-proto would generate it, but in JSON: the specs of this room are served by it.
import type { MethodDefinition } from '../definition.js';

const json = {
  to: (value: unknown) => Buffer.from(JSON.stringify(value)),
  from: (bytes: Buffer) => JSON.parse(bytes.toString()) as never,
};

const method = <Q, S, Stream extends boolean>(rpc: string, responseStream: Stream) => ({
  path: `/hotline.echo.v1.EchoService/${rpc}`,
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

export const EchoService = {
  say: method<Word, Word, false>('Say', false),
  write: method<Word, Word, false>('Write', false),
  watch: method<Word, Word, true>('Watch', true),
} satisfies Record<string, MethodDefinition>;
