import { Client, credentials, status, type ServiceError } from '@grpc/grpc-js';
import { service as health } from 'grpc-health-check';
import { afterEach, describe, expect, it } from 'vitest';
import { filesOf } from './descriptor-files.js';
import { requireRights, query } from './rights.js';
import { serveEcho } from './testing/echo-server.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function served() {
  const running = await serveEcho();
  const channel = new Client(`127.0.0.1:${running.port}`, credentials.createInsecure());
  closing.push(() => channel.close(), running.close);
  const check = (service: string) =>
    new Promise<string | number>((resolve) => {
      const { path, requestSerialize, responseDeserialize } = health['Check']!;
      const done = (error: ServiceError | null, reply?: { status: string }) => resolve(error ? error.code : reply!.status);
      channel.makeUnaryRequest(path, requestSerialize, responseDeserialize as never, { service }, done);
    });
  return { ...running, channel, check };
}

describe('a server', () => {
  it('tells its health without a token, and changes it when it leaves', async () => {
    const { server, check } = await served();
    expect(await check('hotline.echo.v1.EchoService')).toBe('SERVING');
    server.setServing(false);
    expect(await check('')).toBe('NOT_SERVING');
    expect(await check('nobody')).toBe(status.NOT_FOUND);
  });

  it('tells by reflection what its descriptors define, health among it', async () => {
    const { channel } = await served();
    const bytes = (value: Buffer) => value;
    const path = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
    const call = channel.makeBidiStreamRequest(path, bytes, bytes);
    call.end(Buffer.from([(7 << 3) | 2, 0])); // list_services: ''
    const [answer] = (await call.toArray()) as Buffer[];
    expect(answer?.toString('latin1')).toContain('grpc.health.v1.Health');
  });

  it('tells by reflection what a refusal carries', async () => {
    const { channel } = await served();
    const bytes = (value: Buffer) => value;
    const path = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
    const call = channel.makeBidiStreamRequest(path, bytes, bytes);
    const symbol = 'google.rpc.ErrorInfo';
    call.end(Buffer.concat([Buffer.from([(4 << 3) | 2, symbol.length]), Buffer.from(symbol)])); // file_containing_symbol
    const [answer] = (await call.toArray()) as Buffer[];
    expect(answer?.toString('latin1')).toContain('MetadataEntry');
  });

  it('does not start when an rpc has no right, or a right no rpc', () => {
    expect(() => requireRights('echo', ['say', 'write'], { say: query('agent'), sing: query('agent') })).toThrow(
      'echo: no right for write, a right for the unknown rpc sing',
    );
  });
});

describe('the files for reflection', () => {
  const text = (field: number, value: string) => Buffer.concat([Buffer.from([(field << 3) | 2, value.length]), Buffer.from(value)]);
  const file = (name: string, ...imports: string[]) => Buffer.concat([text(1, name), ...imports.map((each) => text(3, each))]);
  const set = (...files: Buffer[]) => Buffer.concat(files.map((bytes) => Buffer.concat([Buffer.from([10, bytes.length]), bytes])));

  it("are the package's own and what they import, however far", () => {
    const own = file('hotline/a/v1/a.proto', 'hotline/b/v1/b.proto');
    const imported = file('hotline/b/v1/b.proto', 'time.proto');
    const time = file('time.proto');
    expect(filesOf(set(own, imported, time, file('hotline/c/v1/c.proto')), 'hotline.a.v1')).toEqual([own, imported, time]);
  });
});
