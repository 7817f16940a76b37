import { Client, Metadata, Server, ServerCredentials, credentials, status, type StatusObject } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MethodDefinition } from './definition.js';
import { unaryCall } from './unary-call.js';

const bytes = (value: Buffer): Buffer => value;
const method = {
  path: '/hotline.alpha.v1.EchoService/Echo',
  requestStream: false,
  responseStream: false,
  requestSerialize: bytes,
  requestDeserialize: bytes,
  responseSerialize: bytes,
  responseDeserialize: (value: Buffer): Buffer => {
    if (value.toString() === 'nonsense') throw new Error('no such message');
    return value;
  },
} satisfies MethodDefinition<Buffer, Buffer>;

const server = new Server();
let channel: Client;

beforeAll(async () => {
  server.addService(
    { echo: method },
    { echo: ({ request }: { request: Buffer }, done: (error: null, reply: Buffer) => void) => done(null, request) },
  );
  const silent = { ...method, path: '/hotline.alpha.v1.SilentService/End', responseStream: true };
  server.addService({ end: silent }, { end: (call: { end(): void }) => call.end() });
  const port = await new Promise<number>((resolve) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, at) => resolve(at)),
  );
  channel = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
});
afterAll(() => {
  channel.close();
  server.forceShutdown();
});

/** The reply's text, or the failure. */
const ask = (text: string, path = method.path, signal?: AbortSignal): Promise<StatusObject | string> =>
  new Promise((resolve) =>
    unaryCall(
      channel,
      { ...method, path },
      Buffer.from(text),
      { metadata: new Metadata(), deadline: Date.now() + 5000, signal },
      (failure, reply) => resolve(failure ?? String(reply)),
    ),
  );

it('brings the reply', async () => {
  expect(await ask('good day')).toBe('good day');
});

it('fails when the reply is no such message', async () => {
  expect(await ask('nonsense')).toMatchObject({ code: status.INTERNAL });
});

it('fails when there is no reply', async () => {
  expect(await ask('good day', '/hotline.alpha.v1.SilentService/End')).toMatchObject({ code: status.UNIMPLEMENTED });
});

it('is not asked for somebody who has gone already', async () => {
  expect(await ask('good day', method.path, AbortSignal.abort())).toMatchObject({ code: status.CANCELLED });
});
